"""The address of the site stands on every page, so it may hold nothing that only its owner should know."""

from project import AS_OF, call, small


def test_a_password_in_the_address_of_the_site_is_neither_published_nor_told(tmp_path):
    project = small(tmp_path / "project")
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("https://portal", "https://editor:geheim@portal"), encoding="utf-8")
    for language, word in (("en", "site_url is an address with a name or a password"), ("zh", "用户名或者密码")):
        ran = call(project, "--lang", language, "build", "--as-of", AS_OF, "--preview")
        assert ran.code == 2
        assert word in ran.err
        assert "geheim" not in ran.out + ran.err
    assert not (project / "site").exists()
