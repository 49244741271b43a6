"""Fill in the repository's address and its launch button from the environment, where there is one.

GitHub Actions sets GITHUB_SERVER_URL, GITHUB_REPOSITORY and GITHUB_REF_NAME. Without them a page has no such
link: an address is never invented.
"""

import os


def link_repository(app, config):
    """Set the theme's repository options from GITHUB_REPOSITORY."""
    repository = os.environ.get("GITHUB_REPOSITORY")
    if not repository:
        return
    server = os.environ.get("GITHUB_SERVER_URL", "https://github.com")
    config.html_theme_options.update(
        repository_url=f"{server}/{repository}",
        repository_branch=os.environ.get("GITHUB_REF_NAME", "main"),
        use_repository_button=True,
        launch_buttons={"binderhub_url": "https://mybinder.org", "notebook_interface": "jupyterlab"},
    )


def setup(app):
    app.connect("config-inited", link_repository)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
