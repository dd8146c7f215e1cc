"""What is done on pages made of many rooms."""
