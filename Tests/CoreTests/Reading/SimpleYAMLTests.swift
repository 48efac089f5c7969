import TestSupport
import Testing
@testable import Core

/// Simple YAML reads as libyaml has it, or not at all.
@Suite struct SimpleYAMLTests {
  private func simply(_ yaml: String) -> YAMLNode? {
    Array(yaml.utf8).withUnsafeBufferPointer { SimpleYAML.root($0, at: 0..<$0.count, firstLine: 1) }
  }

  /// How many of the texts were simple; each of them is compared.
  private func simpleOnes(of texts: RandomTexts) -> Int {
    texts.count { yaml in
      guard let source = SourceFile.read(path: "a", bytes: Array(yaml.utf8)).file, let node = simply(source.text) else {
        return false
      }
      let tree = YAMLTree.readClosely(source, at: 0..<source.bytes.count)
      #expect(tree.isComplete && tree.problem == nil && tree.findings.isEmpty, "\(yaml.debugDescription)")
      #expect(tree.root.map { "\($0)" } == "\(node)", "\(yaml.debugDescription)")
      return true
    }
  }

  @Test func `random texts of keys, values and signs`() {
    let alphabet = [
      "id", "title", "a: ", ": ", ":", "\n", "\n", "\nb: ", "\nkey: ", "text", "Öl", "😀", "2026-12-01T09:00", "1", " ",
      " ",
      "#", " #", "# c", "\"", "'", "\"a\"", "'b'", "[", "]", "[a, b]", ",", ", ", "{", "}", "- ", "-", "|", ">", "&a",
      "*a",
      "!t", "%", "@x", "`", "?", "? ", "~", "null", "yes", "https://a.de/b#c", "...", "---", "\\", "\u{A0}", "\u{85}",
      "\t",
      "  ", "<<", "\r\n", "\u{2028}", "\u{FEFF}",
    ]
    #expect(simpleOnes(of: RandomTexts(seed: 31, count: 20_000, alphabet: alphabet)) > 100)
  }

  @Test func `random texts of what front matter has`() {
    let alphabet = [
      "id: a-1", "\ntitle: ", "\nlink: ", "\nb: ", "\nc: ", "\n", "\n# Notiz", "\"Öl: 1, #2\"", "'a b'",
      "[x, mastodon]",
      "[\"a b\", 'c',d ]", "[ a,b]", "Öffnung im Hof", "https://a.de/b?c=d#e", "2026-12-01T09:00", "a, b", "(c)", " d",
      "!",
      "a'b", "a\"b", "{c}", "[d]", "a:b", "-", "#",
    ]
    #expect(simpleOnes(of: RandomTexts(seed: 32, count: 20_000, alphabet: alphabet)) > 700)
  }

  @Test(arguments: [
    "", "# a", "a:", "a: ", "a: b ", "a: b: c", "a: b #c", "a: |\n  b", "a: >\n  b", "a:\n  b: c", "a:\n- b",
    "a: b\n  c",
    "a: {b: c}", "a: [b: c]", "a: []", "a: [b,]", "a: [b", "a: \"b\\n\"", "a: \"b", "a: 'b''c'", "a: &b c", "a: *b",
    "a: !b c",
    "a: b\na: c", "...", "<<: a", "a: -", "a: @b", "1: a", "a: b\n...", "a : b", "a:b", "\ta: b", "a: \"b\" c",
  ])
  func closerLooks(yaml: String) { #expect(simply(yaml) == nil) }
}
