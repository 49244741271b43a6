"""Handwritten digits, from scikit-learn."""


def load_digits():
    """1,797 handwritten digits of 8 × 8 pixels, which scikit-learn brings along.

    Returns:
        X, a list of images, each 64 floats from 0.0 (paper) to 1.0 (ink), row by row from
        the top; and y, a list of labels from 0 to 9.

    Raises:
        ImportError: scikit-learn is not installed.

    Source: E. Alpaydin and C. Kaynak, Optical Recognition of Handwritten Digits (1998),
    UCI Machine Learning Repository.

    >>> X, y = load_digits()
    >>> len(X), len(X[0]), max(X[0]), y[:4]
    (1797, 64, 0.9375, [0, 1, 2, 3])
    """
    try:
        from sklearn import datasets
    except ImportError as error:
        raise ImportError("load_digits() needs scikit-learn, which has the images: pip install scikit-learn") from error
    digits = datasets.load_digits()
    return (digits.data / 16.0).tolist(), digits.target.tolist()
