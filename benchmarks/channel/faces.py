"""The faces pages are drawn in, divided so that no face is both trained on and measured on.

A design counts as one face under all its names (Courier is FreeMono and Nimbus Mono): clones stand
in the same set. Each set has typewriters, book faces in roman, italic and bold, and a sans serif.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PIL import ImageFont

from benchmarks.pages.typeface import load

X_HEIGHT_PX = 15
"""Height of a small letter on the clean page, whatever the face."""

_PROBE_PX = 200
_NO_CHARACTER = "\ue83a"
_FALLBACK = ("cmunrm.ttf", "fonts-cmu")


@dataclass(frozen=True)
class Face:
    """One face: its file, the Debian package that holds it, and whether it is a typewriter's."""

    file: str
    package: str
    typed: bool = False

    @property
    def name(self) -> str:
        """The file without its ending."""
        return self.file.rpartition(".")[0]


def _faces(package: str, files: str, *, typed: bool = False) -> tuple[Face, ...]:
    return tuple(Face(file, package, typed) for file in files.split())


TRAIN = (
    *_faces("fonts-cmu", "cmuntt.ttf cmunbtl.ttf cmuntb.ttf cmunvt.ttf", typed=True),
    *_faces("fonts-paratype", "PTM55F.ttf", typed=True),
    *_faces("fonts-dejavu-core", "DejaVuSansMono.ttf", typed=True),
    *_faces("fonts-noto-mono", "NotoMono-Regular.ttf", typed=True),
    *_faces("fonts-cmu", "cmunrm.ttf cmunti.ttf cmunbx.ttf cmunsl.ttf cmunorm.ttf"),
    *_faces("fonts-paratype", "PTF55F.ttf PTF56F.ttf PTF75F.ttf PTZ55F.ttf"),
    *_faces("fonts-urw-base35", "NimbusRoman-Regular.otf NimbusRoman-Italic.otf"),
    *_faces("fonts-urw-base35", "NimbusRoman-Bold.otf NimbusSans-Regular.otf"),
    *_faces("fonts-sil-charis", "CharisSIL-Regular.ttf CharisSIL-Italic.ttf"),
    *_faces("fonts-roboto-slab", "RobotoSlab-Regular.otf"),
    *_faces("fonts-vollkorn", "Vollkorn-Regular.ttf Vollkorn-Italic.ttf"),
)
DEV = (
    *_faces("fonts-freefont-ttf", "FreeMono.ttf FreeMonoBold.ttf", typed=True),
    *_faces("fonts-urw-base35", "NimbusMonoPS-Regular.otf NimbusMonoPS-Bold.otf", typed=True),
    Face("Anonymous Pro.ttf", "fonts-anonymous-pro", typed=True),
    *_faces("fonts-urw-base35", "C059-Roman.otf C059-Italic.otf C059-Bold.otf"),
    *_faces("fonts-urw-base35", "URWBookman-Light.otf URWBookman-LightItalic.otf"),
    *_faces("fonts-oldstandard", "OldStandard-Regular.ttf OldStandard-Italic.ttf"),
    *_faces("fonts-paratype", "PTS55F.ttf"),
)
TEST = (
    *_faces("fonts-gnutypewriter", "GNUTypewriter.ttf", typed=True),
    *_faces("fonts-liberation", "LiberationMono-Regular.ttf", typed=True),
    *_faces("fonts-liberation", "LiberationMono-Bold.ttf", typed=True),
    *_faces("fonts-mononoki", "mononoki-Regular.ttf", typed=True),
    *_faces("fonts-linuxlibertine", "LinLibertine_R.otf LinLibertine_RI.otf LinLibertine_RB.otf"),
    *_faces("fonts-urw-base35", "P052-Roman.otf P052-Italic.otf"),
    *_faces("fonts-ebgaramond", "EBGaramond12-Regular.otf"),
    *_faces("fonts-cmu", "cmunss.ttf"),
)

SETS = {"train": TRAIN, "dev": DEV, "test": TEST}


@cache
def font(face: Face) -> ImageFont.FreeTypeFont:
    """The face in the size that gives its small letters the usual height."""
    return _sized(face.file, face.package)


@cache
def font_for(face: Face, character: str) -> ImageFont.FreeTypeFont:
    """The face, or a common roman where the face has no such character."""
    own = font(face)
    missing = bytes(own.getmask(_NO_CHARACTER)) == bytes(own.getmask(character))
    return _sized(*_FALLBACK) if missing else own


def lacks_cyrillic(face: Face) -> str:
    """The Russian letters that the face does not have."""
    letters = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
    return "".join(
        letter for letter in letters + letters.upper() if font_for(face, letter) is not font(face)
    )


def _sized(file: str, package: str) -> ImageFont.FreeTypeFont:
    _, top, _, bottom = load(file, package, _PROBE_PX).getbbox("н")
    return load(file, package, round(_PROBE_PX * X_HEIGHT_PX / (bottom - top)))
