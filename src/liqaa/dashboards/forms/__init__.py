"""What people type on pages made of many rooms."""
