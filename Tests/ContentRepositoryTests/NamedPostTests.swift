import Core
import Foundation
import TestSupport
import Testing

@testable import ContentRepository

/// A named post is checked against all others, few of which have to be read for it.
@Suite struct NamedPostTests {
  private let fixture: Fixture

  /// A hundred and fifty posts, committed and checked.
  init() throws {
    fixture = try Fixture()
    for number in 0..<150 { try write(number) }
    try fixture.repository.write("media/hof.png", "picture")
    try fixture.repository.commit("posts")
    _ = try findings()
  }

  private func path(_ number: Int) -> String { "posts/\(100 + number).md" }

  private func write(_ number: Int, id: String? = nil, text: String? = nil, more: String = "") throws {
    let text = text ?? "Im Hof Nummer \(number * number + 17) ist am \(number). Tag des Jahres das Tor offen."
    // A time of its own, or `same-minute` would ask for all the others.
    let post = Fixture.post(id ?? "id-\(number)", text: text, more: more)
      .replacing("T09:00", with: "T\(10 + number / 50):\(10 + number % 50)")
    try fixture.repository.write(path(number), post)
  }

  private func findings(_ paths: String..., keeps: Bool = true) throws -> [Finding] {
    var request = CheckRequest(paths: paths, usesStore: keeps, workers: 2)
    request.storeThreshold = 1
    return try Checker(repository: fixture.open()).check(request).findings
  }

  /// The findings of a named post, which must be those of a check of all posts.
  private func rules(_ path: String) throws -> [String] {
    let named = try findings(path)
    let expected = try findings(keeps: false).filter { $0.path == path }
    #expect(named == expected)
    return named.map(\.rule)
  }

  @Test func `a post that changed`() throws {
    try write(3, text: "TODO: Im Hof.")
    #expect(try rules(path(3)) == ["placeholder"])
    try write(3, id: "id-7")
    #expect(try rules(path(3)) == ["duplicate-id"])
    try write(3)
    #expect(try rules(path(3)) == [])
  }

  @Test func `a post that git does not know, beside another one`() throws {
    try write(200, text: "Morgen ist ein Fest im Hof, und alle sind eingeladen.")
    try write(201, id: "id-200", text: "Das Tor bleibt zu.")
    #expect(try rules(path(201)) == ["duplicate-id"])
    try fixture.repository.remove(path(200))
    #expect(try rules(path(201)) == [])
  }

  @Test func `another post that is gone or changed is no twin any more`() throws {
    try write(3, id: "id-7")
    try fixture.repository.remove(path(7))
    #expect(try rules(path(3)) == [])
    try write(7, id: "id-other")
    #expect(try rules(path(3)) == [])
  }

  @Test func `a post that was moved is no twin of itself`() throws {
    let moved = "posts/Moved.md"
    try fixture.repository.write(moved, Fixture.post("id-7", text: "Im Hof."))
    try fixture.repository.remove(path(7))
    #expect(try rules(moved) == [])
    try fixture.repository.write("posts/moved.md", Fixture.post("id-700", text: "Am Tor."))
    #expect(try rules(moved) == ["path-twin"])
  }

  @Test func `a picture is looked for where it lies`() throws {
    try write(3, more: "media: [{ file: media/hof.png, alt: Hof }]")
    let before = try rules(path(3))
    #expect(!before.contains("media-missing"))
    try fixture.repository.remove("media/hof.png")
    #expect(try rules(path(3)).contains("media-missing"))
  }

  @Test func `a post that is shown as a medium, and a name that is nearly that of a file`() throws {
    try write(3, more: "media: [{ file: \(path(7)), alt: Hof }]")
    let before = try rules(path(3))
    #expect(!before.contains("media-missing"))
    try fixture.repository.remove(path(7))
    #expect(try rules(path(3)).contains("media-missing"))
    try write(3, more: "media: [{ file: posts/1077.md, alt: Hof }]")
    #expect(try rules(path(3)).contains("media-missing"))
  }

  @Test func `what was staged meanwhile counts as it lies there`() throws {
    try write(7, id: "id-new")
    try fixture.repository.git("add", "--all")
    try write(3, id: "id-new")
    #expect(try rules(path(3)) == ["duplicate-id"])
  }

  @Test func `another post that changed and is not staged counts as it lies there`() throws {
    try write(7, id: "id-new")
    try write(3, id: "id-new")
    #expect(try rules(path(3)) == ["duplicate-id"])
    #expect(try findings().map(\.path) == [path(3), path(7)])
  }

  @Test func `a check that reads few posts writes nothing`() throws {
    let kept = try fixture.storeFile
    let before = try Data(contentsOf: kept)
    for number in 0..<3 { try write(number, text: "Ein anderer Text, Nummer \(number).") }
    _ = try findings(path(3))
    #expect(try Data(contentsOf: kept) == before)
  }

  @Test func `a preview shows the post by its id or path, with what a check finds in it`() throws {
    try write(3, id: "id-7", text: "TODO: Im Hof.")
    try fixture.repository.write("posts/id-9.md", Fixture.post("other", text: "Am Tor."))
    let previewer = Previewer(repository: try fixture.open(), revision: nil)
    func posts(_ name: String) throws -> Set<String> { try Set(previewer.result(for: name).previews.map(\.post)) }
    #expect(try posts(path(3)) == ["id-7"])
    #expect(try posts("id-4") == ["id-4"])
    #expect(try posts("other") == ["other"])
    // A file that is named like another post's id does not stand for that post.
    #expect(try posts("id-9") == ["id-9"])
    let found = try previewer.result(for: path(3)).previews.flatMap(\.findings)
    #expect(Set(found.map(\.rule)) == Set(try rules(path(3))))
    #expect(throws: RepositoryError.self) { try posts("id-400") }
  }
}
