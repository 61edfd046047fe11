"""The screens: the library, the desk, and what opens over them."""
