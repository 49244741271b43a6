"""The parts of `scalargrad.draw`, from what a picture says to its SVG. Nobody else imports them."""
