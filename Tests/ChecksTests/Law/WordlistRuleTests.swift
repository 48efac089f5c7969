import Core
import Testing
@testable import Checks

/// The repository's own lists.
@Suite struct WordlistRuleTests {
  private func tree(_ lists: String, _ files: [(String, String)], _ text: String) -> ContentInMemory {
    var tree = ContentInMemory(
      post: "---\nid: a\nchannels: [x]\npublishDate: slot\ntitle: Fahrrad\nhashtags: [Elbrad]\n---\n\(text)\n")
    tree.files += files.map { ($0.0, .init(text: $0.1)) }
    tree.configuration += "\nflags: [rival, legal]\nlint: { wordlists: [\(lists)] }\n"
    return tree
  }

  @Test func `severity, message and flag are those of the list`() {
    let found = tree(
      "{ file: a.txt, severity: error, message: Nicht so., flag: rival }, { file: b.txt }",
      [("a.txt", "Elbrad*"), ("b.txt", "Elbräder")], "Wie die\nElbräder?"
    ).findings
    #expect(found.map(\.severity) == [.error, .warning])
    #expect(found.map(\.flags) == [["rival"], []])
    #expect(found.first?.explanation == "Nicht so.")
    #expect(
      found.map(\.summary) == ["\"Elbrad\" is on the list a.txt as \"Elbrad*\"", "\"Elbräder\" is on the list b.txt"])
    #expect(found.map(\.range.start) == [.init(line: 6, column: 12), .init(line: 9, column: 1)])
  }

  @Test func `one file may be two lists, and a title that only the team sees is no text`() {
    let lists = "{ file: a.txt, flag: rival }, { file: a.txt, flag: legal }"
    let found = tree(lists, [("a.txt", "Hof\nFahrrad")], "Im Hof.").findings
    #expect(found.flatMap(\.flags).sorted() == ["legal", "rival"])
    #expect(Set(found.map(\.range.start.line)) == [8])
  }

  @Test func `many words of one list hide no other list`() {
    let lists = "{ file: a.txt, flag: rival }, { file: b.txt, flag: legal }"
    let text = String(repeating: "Hof ", count: 5_000) + "Elbe"
    let found = tree(lists, [("a.txt", "Hof"), ("b.txt", "Elbe")], text).findings.filter { $0.rule == "wordlist" }
    #expect(Set(found.flatMap(\.flags)) == ["legal", "rival"])
    #expect(found.count == 11)
  }

  @Test func `a list that is not there is an error at its place`() {
    let found = tree("{ file: a.txt }, { file: words/b.txt }", [("a.txt", "Rad"), ("words/c.txt", "")], "Text").findings
    #expect(found.map(\.rule) == ["wordlist-file"])
    #expect(found.map(\.severity) == [.error])
    #expect(found.map(\.path) == ["stet.yml"])
    #expect(found.first?.summary.hasPrefix("no file \"words/b.txt\"") == true)
    #expect(found.first?.range.start.column ?? 0 > 30)
  }

  @Test func `a line that says nothing is named in its list`() {
    let found = tree("{ file: a.txt }", [("a.txt", "Rad\n*\n")], "Text").findings
    #expect(found.map(\.rule) == ["wordlist-line"])
    #expect(found.map(\.path) == ["a.txt"])
    #expect(found.map(\.range.start.line) == [2])
  }
}
