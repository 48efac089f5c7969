import Testing

@testable import Reporting

/// What becomes of content and of our own words in Markdown.
@Suite struct MarkdownEscapingTests {
  @Test(arguments: [
    ("3 (1 post), 0 (0%) → 5, +2: Ben's \"Markt\"!", "3 (1 post), 0 (0%) → 5, +2: Ben's \"Markt\"!"),
    ("[x](https://a.example) ![y](z)", "&#91;x&#93;(https:&#8203;//a.example) &#33;&#8203;&#91;y&#93;(z)"),
    ("@ana !12 #12 %3", "&#64;&#8203;ana &#33;&#8203;12 &#35;&#8203;12 &#37;&#8203;3"),
    ("%\"v 1\" ~a $1", "&#37;&#8203;\"v 1\" &#126;&#8203;a &#36;&#8203;1"),
    ("%(((((((((v1 !((((((((((1", "&#37;&#8203;(((((((((v1 &#33;&#8203;((((((((((1"),
    ("a|b `c` *d* _e_ <b> &amp;", "a&#124;b &#96;c&#96; &#42;d&#42; &#95;e&#95; &#60;b&#62; &#38;&#8203;amp;"),
    ("+ a", "&#43; a"), ("- a", "&#45; a"), ("===", "&#61;=="),
  ])
  func contentIsShownLiterally(text: String, markdown: String) {
    #expect(MarkdownEscaping.inline(text) == markdown)
  }

  @Test(arguments: [
    ("`stet approve 'a b'`: once ben approves (legal)", "`stet approve 'a b'`: once ben approves (legal)"),
    ("see `a_b*c`, then `@ana <img>`", "see `a_b*c`, then `@ana <img>`"),
    ("held by ana: `<b>", "held by ana: &#96;&#60;b&#62;"),
    ("`a`` <b> `c`", "`a`<code> &#60;b&#62; </code>c&#96;"),
    ("`a``<img>`", "`a`<code>&#60;img&#62;</code>"),
    ("`a|b`", "<code>a&#124;b</code>"),
    ("``", "&#96;&#96;"),
  ])
  func commandsAreCodeSpans(text: String, markdown: String) {
    #expect(MarkdownEscaping.message(text) == markdown)
  }
}
