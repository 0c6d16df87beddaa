"""What links, boilerplate, captions and credits look like, at a paragraph's start or in its last few hundred characters."""

from __future__ import annotations

from lib.read.wires import wire_pattern
from lib.rule import rule

_WIRE = wire_pattern()

#: A paragraph that points to another story.
LINKS = (
    rule(
        "link_label",
        r"""^(?:(?:also|please)\s+)?
            (?:read|see|watch|listen|related|more\s+on\s+this|more\s+from|recommended|don[’']t\s+miss|further\s+reading
            |you\s+(?:may|might)\s+(?:also\s+)?like|in\s+(?:pictures|photos|video)|editor[’']?s[’']?\s+picks?|what\s+to\s+read\s+next)
            (?:\s+(?:also|more|next|now|here|all|the\s+full\s+story|stories|story|news|articles?|coverage|content|topics?|posts?|links?)){0,3}
            \s*(?:[:|»>→]|$)""",
        "READ ALSO: Ministers in Accra agree on cocoa price",
        "Read the letter aloud: that was the order of the judge",
    ),
    rule("also_read", r"^also\s+read\b(?!\s+out\b)", "Also read | Floods in Assam", "Also reading from the list, he named two villages"),
    rule(
        "read_full",
        r"^(?:read|watch|see)\s+(?:more|also|next|the\s+full)\b",
        "Read more about the talks in Doha",
        "Reading rooms were closed",
    ),
    rule(
        "more_on_this",
        r"^more\s+(?:on\s+this|from\s+\w+|stories|news|coverage)(?:\s+story)?\s*$",
        "More on this story",
        "More on this will be said in Geneva",
    ),
)

#: A paragraph that belongs to the page or the agency and not to the story.
BOILERPLATE = (
    rule(
        "call_to_action",
        r"""^(?:(?:please|you\s+can|to)\s+)? (?:
            support\s+(?:us|our|independent)\b | subscribe\b | sign\s+up\b
            | follow\s+(?:us|our|the\s+latest|\w+\s+on\s+(?:x|twitter|facebook|instagram|telegram))\b
            | join\s+(?:us|our)\b | donate\b | click\s+here\b | download\s+(?:our|the\s+app)\b | register\s+(?:now|for|here)\b | log\s+in\b
            | get\s+(?:our|the\s+latest|more\s+news|all\s+the|your\s+(?:daily|morning)|breaking|in\s+touch)\b
            | receive\s+(?:our|the\s+latest)\b
            | stay\s+(?:up\s+to\s+date|informed|tuned|connected)\b | like\s+us\s+on\b | share\s+(?:this|on|via)\b
            | contact\s+us\b | become\s+a\s+(?:member|patron)\b
            | (?:our|the)\s+(?:free\s+)?newsletter\b | newsletter\s*: | send\s+(?:us|tips|your)\b | make\s+a\s+(?:donation|contribution)\b
            | help\s+us\b | buy\s+us\s+a\s+coffee\b | listen\s+to\s+(?:this\s+article|our|the\s+podcast)\b )""",
        "Support us on Patreon!",
        "Support for the ceasefire grew in Bogotá",
    ),
    rule(
        "rights",
        r"^(?:©|\(c\)\s|copyright\b(?:\s+©|\s+\d{4}|\s+by\b)|all\s+rights\s+reserved\b|\S{0,40}\s?©\s?\d{4})|\ball\s+rights\s+reserved\.?$",
        "© 2025 The Daily Record",
        "Copyright law was changed in Brazil in May",
    ),
    rule(
        "reporting_by",
        r"""^[(\[]?(?:additional\s+|with\s+|extra\s+)?(?:reporting|writing|editing|compiled|edited|written|translated|produced|reported|graphics?)
            (?:\s+and\s+(?:writing|editing|reporting))?\s+by\b""",
        "Reporting by Amina Said in Cairo; Editing by John Low",
        "Reporting from the front is banned in the province",
    ),
    rule(
        "inputs_from",
        r"^[(\[]?(?:with\s+(?:inputs?|files?|reporting|agency\s+inputs?|agencies)\s+(?:from|by)\b|with\s+agencies\b|(?:source|sources|agencies)\s*:\s)",
        "(With inputs from agencies)",
        "With input costs rising, farmers in Kenya protested",
    ),
    rule(
        "contributed",
        r"^[^.]{3,200}\bcontributed\s+to\s+(?:this|the)\s+(?:report|story|article)\b",
        "AP writer Jo Diaz in Lima contributed to this report.",
        "Lagos contributed to the fund",
    ),
    rule(
        "about_article",
        r"""^[(\[]?(?:this|the)\s+(?:article|story|report|piece|content|post|translation|interview|version)\s+
            (?:is|was|has(?:\s+not)?\s+been|have\s+been|first|originally)\s+(?:\w+\s+){0,3}?
            (?:published|produced|updated|corrected|edited|translated|republished|written|amended|generated|provided|supplied|appeared|syndicated|part)\b""",
        "This story has been updated with comment from the ministry.",
        "The story was told by fishermen in Mombasa",
    ),
    rule(
        "agency_contributed",
        rf"^(?:the\s+)?(?:{_WIRE})(?:\s+(?:and|,)\s+(?:the\s+)?(?:{_WIRE}))*\s+contributed\b",
        "The Associated Press contributed to this article.",
        "The minister contributed a chapter",
    ),
    rule("end_mark", r"^[\s\W]*(?:end|ends|the\s+end|more\s+to\s+come|30)[\s\W]*$|^[\W_]+$", "(END)", "Ends of the rope were tied"),
    rule(
        "advertisement",
        r"^(?:advertisement|advertising|sponsored|story\s+continues\s+below)\b.{0,60}$",
        "Advertisement",
        "Advertisers left the station in Manila, which had relied on them for years",
    ),
    rule(
        "byline",
        r"""^(?:by|from|par|por|von)\s*:?\s+(?-i:[A-Z][\w.’'\-]*(?:\s+(?:[A-Z][\w.’'\-]*|de|da|al|van|von|bin|el|la)){1,4}
            (?:\s*(?:,|\band\b|/|\||in|–|-)\s+(?:[A-Z][\w.’'\-]*\s*){1,5}){0,5})$""",
        "By Amina Said and John Low in Cairo",
        "By Monday the rebels had left the town",
    ),
    rule(
        "page_furniture",
        r"""^(?:(?:first\s+|last\s+)?(?:published|updated|posted|modified|issued|created)\b\s*(?:on|at|:)?\s.{0,60}
            |\d{1,3}\s+min(?:ute)?s?\s+read|tags?\s*:.{0,300}|topics?\s*:.{0,300}|keywords?\s*:.{0,300}|hashtags?\s*:.{0,300}|editor[’']?s?\s+note\s*:.*
            |disclaimer\s*:.*|our\s+standards\s*:.*|comments?\s*(?:\(\d+\))?|print|copy\s+link|e-?mail\s*:.{0,80}|tel\s*:.{0,60}|https?://\S+|\S+@\S+\.\w+)$""",
        "Published: 3 March 2025, 10:15",
        "Published by a court in Quito on Friday, the ruling frees eleven union leaders and orders the ministry to pay them",
    ),
)

#: A label before a caption; the label itself stays outside the caption.
CAPTION_LABELS = (
    rule(
        "caption_label",
        r"""^(?:caption|(?:file|handout|pool|archive|undated|cover|lead|combination|combo)?\s*(?:photos?|photographs?|pictures?|images?|video\s+grab|screen\s?grab)|file|top\s+photo|above|below)
            \s*(?:caption)?\s*(?::|\s[-–—]\s|\|)\s*""",
        "Handout photo: Rescuers at the quay in Izmir",
        "Photographs showed: nothing",
    ),
)

#: Words that a caption opens with.
CAPTION_OPENINGS = (
    rule(
        "in_this_photo",
        r"""^in\s+(?:this|a|an)\s+(?:(?:file|handout|undated|pool|combination|aerial|satellite|frame|image|still|recent|archive)\s+|\w+day,?\s+|\w+\s+\d{1,2},?\s+(?:\d{4},?\s+)?)*
            (?:photos?|photographs?|pictures?|images?|grab|screengrab|frame\s+grab|image\s+taken)\b(?:.{0,80}?\b(?:released|provided|taken|made|by|from|posted|shared|supplied)\b|,)""",
        "In a pool photograph released by the palace, the two kings shake hands.",
        "In a photograph album lay the key to the case",
    ),
    rule(
        "this_photo_shows",
        r"""^(?:this|these|an?)\s+(?:\w+\s+){0,3}?(?:photos?|photographs?|pictures?|images?|screen\s?grabs?|video\s+grabs?|frame\s+grabs?|handout|combination)\s+
            (?:of\s+\w+\s+)?(?:(?:taken|released|provided|made|posted|shared|obtained|supplied|created|combines?|distributed|issued)\b|(?:shows?|showing)\b)""",
        "This handout picture taken on May 3, 2025 shows a bridge in Ayacucho.",
        "This picture of progress is false, the union said",
    ),
    rule(
        "file_dash",
        r"^FILE\s*(?:PHOTO|IMAGE|PICTURE)?\s*[-–—:]\s*",
        "FILE - The harbour of Aden in 2019.",
        "Files - hundreds of them - were burnt",
        flags=0,
    ),
)

_PHOTO_WORD = (
    r"(?:photo(?:graph|s|graphs)?|images?|pictures?|pic|video|graphics?|illustration|credits?|screen\s?grab|file|handout|courtesy)"
)

#: A credit that ends a caption: the paragraph that it ends is a caption.
PHOTO_CREDITS = (
    rule(
        "bracketed_photo",
        rf"""\s*[(\[]\s*(?:(?:file|handout|ap|afp|reuters|epa|pool|archive|stock)[ ])*{_PHOTO_WORD}\b
            (?:\s*(?:[:/|,]|by\b|via\b|from\b|of\b|courtesy\b|credit\b)[^()\[\]]{{0,150}})?[)\]]\s*\.?$""",
        "A street in Goma. (Photo by Jo Diaz / AFP)",
        "He left (the photo was taken in May)",
    ),
    rule(
        "bracketed_slash_agency",
        rf"""\s*[(\[]\s*(?:[^()\[\]/|]{{2,80}}[/|]\s*(?:{_WIRE}|getty\s+images|pool)(?:\s+(?:via|photo)\b[^()\[\]]{{0,60}})?
            |(?:{_WIRE})(?:\s+photo)?\s*[/|]\s*[^()\[\]]{{2,80}})[)\]]\s*\.?$""",
        "Voters in Dakar. (Xinhua/Li Na)",
        "He met unionists (rail and bus)",
    ),
    rule(
        "square_bracketed_names",
        r"(?:^|(?<=[.!?”\"’)]))\s*\[\s*(?-i:[A-Z])[^\[\]/]{1,60}/\s*(?-i:[A-Z])[^\[\]/]{1,60}\]\s*\.?$",
        "Nurses in Gulu. [Jo Diaz/Al Jazeera]",
        "The port [and/or the quay] reopened.",
    ),
    rule(
        "photo_label",
        rf"""(?:^|(?<=[.!?”"’)\]])\s+|\s*\|\s*)(?:file\s+|handout\s+)?
            {_PHOTO_WORD}\s*(?::|/|[ ]by[ ]|[ ]courtesy[ ]of[ ])\s*[^:.]{{2,80}}\.?$""",
        "Lava near Grindavik. Photo: Jo Diaz/AFP",
        "The photo: a fake, said the mayor of Turin, and a bad one too. It was made in Rome.",
    ),
    rule(
        "agency_slash_name",
        rf"(?:^|(?<=[.!?”\"’)\]])\s*|\s*\|\s*)(?:(?:{_WIRE})\s*/\s*[^/.]{{2,60}}|[^/.:|]{{2,60}}/\s*(?:{_WIRE}|getty\s+images)(?:\s+via\s+[^.]{{2,30}})?)$",
        "A market in Lomé. REUTERS/Jo Diaz",
        "The bus and/or train lines stop.",
    ),
    rule(
        "getty",
        r"(?:^|(?<=[.!?”\"’)\]])\s*|\s*\|\s*)[^.|]{0,80}\bgetty\s+images\s*$",
        "A dam near Kariba. AFP via Getty Images",
        "He works for Getty Images in Oslo.",
    ),
    rule(
        "copyright_end",
        r"(?:^|(?<=[.!?”\"’)\]])\s*|\s*\|\s*)©\s*[^.©]{2,80}$",
        "The old port of Oran. © Jo Diaz, AFP",
        "The © sign was missing.",
    ),
)

#: A sign-off at the end of any paragraph.
SIGN_OFFS = (
    rule(
        "bracketed_agency",
        rf"(?:^|(?<=[.!?”\"’)\]]))\s*[(\[]\s*(?:with\s+)?(?:{_WIRE})(?:\s*(?:[,/&|–-]|\band\b)\s*(?:{_WIRE}))*\s*[)\]]\s*$",
        "The port reopened. [YONHAP]",
        "So said the Korean Central News Agency (KCNA).",
    ),
    rule(
        "dash_agency",
        rf"(?:^|(?<=[.!?”\"’)\]]))\s*[-–—]{{1,2}}\s*(?:with\s+)?(?:{_WIRE})(?:\s*(?:[,/&|]|\band\b)\s*(?:{_WIRE}))*\s*\.?$",
        "The port reopened. - AFP",
        "It was a scoop by a rival - Reuters reported first.",
    ),
    rule(
        "closing_reporting",
        r"""(?:(?<=[.!?”"’])\s+|\s+(?=[(\[]))[(\[]?(?:additional\s+|with\s+)?(?:reporting|writing|editing)(?:\s+and\s+(?:writing|editing|reporting))?\s+by\s
            [^()\[\]]{2,300}[)\]]?$""",
        "Nobody was hurt. (Reporting by Jo Diaz; Editing by Al Low)",
        "He spoke of reporting by local papers",
    ),
    rule(
        "closing_source",
        r"(?<=[.!?”\"’)\]])\s+sources?\s*:[^.:]{2,80}\.?$",
        "The river fell. Source: Xinhua",
        "He named his source: a clerk.",
    ),
    rule("closing_end", r"\s*(?:[(\[-](?:end|ends)[)\]-]|[-–—]\s?ends\s?[-–—]?)$", "Talks go on in Muscat. (END)", "Here the road ends"),
)

RULES = LINKS + BOILERPLATE + CAPTION_LABELS + CAPTION_OPENINGS + PHOTO_CREDITS + SIGN_OFFS
