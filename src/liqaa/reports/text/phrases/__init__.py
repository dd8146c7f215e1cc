"""Language knowledge of meeting reports as readable tables, shared by the reader and the writer.

Words are written as they are printed; whoever matches them folds them first (:func:`liqaa.kit.arabic.fold`).
A word that starts with ``@`` stands for every form of that verb in :mod:`.verbs`.
"""
