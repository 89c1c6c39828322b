"""The texts of the law as pages: the text, a provision, the procedure drawn, conventions, two texts side by side."""
