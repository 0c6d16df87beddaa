"""Web pages as different outlets make them, all round one story that stands on none."""

LEAD = "QUITO, Ecuador (AP) — The dam above the Paute valley held on Friday after four days of rain, the governor of Azuay said."
SECOND = "Engineers opened two gates at noon and sent 120 soldiers to the villages below, Ana Ruiz told reporters in Cuenca."
THIRD = "“Nobody has to leave tonight,” she said. The energy minister is to visit the site on Sunday with a team from Bogotá."
LAST = "The dam was built in 1983 and gives a third of the country’s electricity, according to the operator’s own figures."
STORY = (LEAD, SECOND, THIRD, LAST)
TITLE = "Dam above Paute holds after four days of rain"
COOKIES = '<div class="cookie-banner"><p>We use cookies to give you the best experience. Accept all cookies to continue.</p></div>'
NAV = '<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></nav>'
RELATED = """<aside class="related"><h3>Most read</h3><ul><li><a href="/a">Volcano near Baños wakes again after ten years</a></li>
<li><a href="/b">Banana exporters ask for a new road to Guayaquil</a></li></ul></aside>"""
FOOTER = "<footer><p>© 2025 The outlet. All rights reserved.</p><p><a href='/privacy'>Privacy</a> <a href='/terms'>Terms</a></p></footer>"


def paragraphs(tag: str = "p", attributes: str = "", story: tuple[str, ...] = STORY) -> str:
    return "\n".join(f"<{tag} {attributes}>{words}</{tag}>" for words in story)


def page(head: str, body: str, opening: str = "<!DOCTYPE html><html lang='en'>") -> str:
    return f"{opening}<head><meta charset='utf-8'>{head}</head><body>{COOKIES}{NAV}{body}{RELATED}{FOOTER}</body></html>"


def linked_data(kind: str, more: str = "") -> str:
    return (
        f'<script type="application/ld+json">{{"@context":"https://schema.org","@type":"{kind}","headline":"{TITLE}",'
        '"datePublished":"2025-03-07T18:20:00-05:00","dateModified":"2025-03-09T08:00:00-05:00",'
        f'"author":{{"@type":"Person","name":"Jo Diaz"}},'
        f'"publisher":{{"@type":"NewsMediaOrganization","name":"The Daily Record"}}{more}}}</script>'
    )


PAGES = {
    "linked data": page(
        f"<title>{TITLE} | The Daily Record</title>{linked_data('NewsArticle')}", f"<article><h1>{TITLE}</h1>{paragraphs()}</article>"
    ),
    "open graph": page(
        f"""<title>{TITLE} - The Daily Record</title><meta property="og:title" content="{TITLE}"><meta property="og:type" content="article">
        <meta property="og:site_name" content="The Daily Record"><meta property="article:published_time" content="2025-03-07T23:20:00Z">
        <meta property="og:url" content="https://example.org/world/dam-holds">""",
        f'<main><div class="story-body"><h1>{TITLE}</h1><p class="byline">By Jo Diaz</p>{paragraphs()}</div></main>',
    ),
    "plain, with a time": page(
        f"<title>{TITLE}</title><meta name='publisher' content='The Daily Record'>",
        f'<div id="content"><h1>{TITLE}</h1><time datetime="2025-03-07">7 March 2025</time>{paragraphs()}</div>',
    ),
    "paragraphs by line breaks": page(
        f"<title>{TITLE}</title><meta name='date' content='2025-03-07'>",
        f'<div class="article-content"><h1>{TITLE}</h1><div class="text">{"<br><br>".join(STORY)}</div></div>',
    ),
    "amp": page(
        f"<title>{TITLE}</title><link rel='canonical' href='https://example.org/dam'>"
        f"<style amp-custom>p{{color:red}}</style>{linked_data('NewsArticle')}",
        f"<article><header><h1>{TITLE}</h1></header><amp-img src='a.jpg'></amp-img>{paragraphs()}<amp-ad type='x'></amp-ad></article>",
        "<!doctype html><html ⚡ lang='en'>",
    ),
    "broken markup": f"<html><head><title>{TITLE}</title><meta name=date content=2025-03-07>"
    f"<body><div class=article><h1>{TITLE}<p>{'<p>'.join(STORY)}<div><b><i></div></span>",
    "inner tags": page(
        f"<title>{TITLE}</title>{linked_data('ReportageNewsArticle')}",
        f"<article><h1>{TITLE}</h1>{paragraphs().replace('Cuenca', '<a href=/c>Cu<em>en</em>ca</a>')}</article>",
    ),
    "advertisements between": page(
        f"<title>{TITLE}</title>{linked_data('NewsArticle')}",
        "<article><h1>"
        + TITLE
        + "</h1>"
        + "<div class='ad'><script>show()</script><p>Advertisement</p></div>".join(f"<p>{words}</p>" for words in STORY)
        + "<div class='newsletter-signup'><p>Sign up to our newsletter to get more news every morning.</p></div></article>",
    ),
    "microdata": page(
        f"<title>{TITLE}</title>",
        f"""<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{TITLE}</h1>
        <meta itemprop="datePublished" content="2025-03-07"><div itemprop="articleBody">{paragraphs()}</div></div>""",
    ),
    "comments below": page(
        f"<title>{TITLE}</title>{linked_data('NewsArticle')}",
        f"""<article><h1>{TITLE}</h1>{paragraphs()}</article><section id="comments" class="comments">
        <h2>Comments</h2><div class="comment">
        <p>In Lima 5,000 troops marched on Monday, believe me, a reader writes here at length.</p></div></section>""",
    ),
    "headings and a list": page(
        f"<title>{TITLE}</title>{linked_data('NewsArticle')}",
        f"""<article><h1>{TITLE}</h1><p>{LEAD}</p><p>{SECOND}</p><h2>What comes next</h2><p>{THIRD}</p>
        <ul><li>The gates stay open until Sunday, the operator said.</li><li>Schools in Paute open again on Monday.</li></ul>
        <p>{LAST}</p></article>""",
    ),
    "an old table layout": f"""<HTML><HEAD><TITLE>{TITLE}</TITLE><META NAME="date" CONTENT="2025-03-07"></HEAD><BODY BGCOLOR=white>
        <TABLE><TR><TD><A HREF=/>Home</A></TD><TD><H1>{TITLE}</H1>{paragraphs("P")}</TD></TR></TABLE></BODY></HTML>""",
}

LIVE_BLOG = page(
    f"<title>Rain in Ecuador: live updates</title>{linked_data('LiveBlogPosting')}",
    "<main><h1>Rain in Ecuador: live updates</h1>"
    + "".join(f'<article class="post"><h2>Update at {hour}.00</h2><p>{words}</p></article>' for hour, words in enumerate(STORY, start=12))
    + "</main>",
)
LOCKED = linked_data("NewsArticle", ',"isAccessibleForFree":false')
PAYWALL = page(
    f"<title>{TITLE}</title>{LOCKED}",
    f"<article><h1>{TITLE}</h1><div class='paywall'><p>Subscribe to read on.</p><p>Already a member? Log in.</p></div></article>",
)
NOTHING = page("<title>The Daily Record</title>", "<main><h1>404</h1><p>This page cannot be found.</p></main>")
TEASERS = ("Volcano near Baños wakes", "Banana exporters ask for a road", "Five soldiers wounded", "Minister resigns", "Schools open again")
FRONT_PAGE = page(
    "<title>The Daily Record</title><meta property='og:type' content='website'>",
    "".join(
        f"<article class=teaser><h3><a href='/{name[:4]}'>{name}</a></h3><p>{name}, and that is all that this page tells of it. "
        f"<a href='/{name[:4]}'>Read more</a></p></article>"
        for name in TEASERS
    ),
)
BY_SCRIPT = page(
    f"<title>{TITLE}</title>" + linked_data("NewsArticle", ',"articleBody":"' + "\\n\\n".join(STORY) + '"'),
    "<div id='root'></div><script>render()</script>",
)
