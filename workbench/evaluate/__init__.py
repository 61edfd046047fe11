"""How good readings and links are, measured against what is true. Pure: values in, numbers out."""
