import Commands
import Core
import Foundation
import TestSupport
import Testing

/// `stet check --fix`.
@Suite struct FixTests {
  /// A post with a time that is fixed with certainty, and things that must stay as they are.
  private static func post(date: String = "1.12.2026 9:00", more: String = "") -> String {
    "---\nid: a   # so\nchannels:   [x]\ntitle: 'Markt'\npublishDate: \(date)  # am Morgen\n\(more)---\nMarkt im Hof.\n"
  }

  private func workshop(_ post: String = post()) throws -> Workshop {
    let workshop = try Workshop()
    try workshop.repository.write("posts/a.md", post)
    try workshop.repository.commit("post")
    return workshop
  }

  private func text(_ workshop: Workshop, _ path: String = "posts/a.md") throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: workshop.directory + "/" + path)), as: UTF8.self)
  }

  @Test func whatIsCertainIsFixedAndShown() throws {
    let workshop = try workshop()
    let outcome = workshop.stet(["check", "--fix"])
    #expect(outcome.status == .success, "\(outcome)")
    #expect(
      outcome.output.contains(
        "-publishDate: 1.12.2026 9:00  # am Morgen\n+publishDate: 2026-12-01T09:00  # am Morgen\n"))
    #expect(outcome.errors == "1 file fixed\n")
    #expect(try text(workshop) == Self.post(date: "2026-12-01T09:00"))
    #expect(workshop.stet(["check", "--fix"]).errors == "nothing to fix\n")
  }

  /// Comments, order, quotes, line ends, a byte order mark and a missing last line end: byte for byte.
  @Test(arguments: ["\n", "\r\n"], ["", "\u{FEFF}"])
  func everythingElseStays(lineEnd: String, mark: String) throws {
    let form = { (post: String) in mark + post.dropLast().replacingOccurrences(of: "\n", with: lineEnd) }
    let workshop = try workshop(form(Self.post()))
    let outcome = workshop.stet(["check", "--fix"])
    #expect(outcome.status == .success, "\(outcome)")
    #expect(try Array(text(workshop).utf8) == Array(form(Self.post(date: "2026-12-01T09:00")).utf8))
  }

  /// `channel` becomes `channels`, which must be a list, which can then be read.
  @Test func oneFixBringsTheNext() throws {
    let workshop = try workshop("---\nid: a\nchannel: x\ndate: 1.12.2026 9:00\n---\nMarkt.\n")
    let outcome = workshop.stet(["check", "--fix"])
    #expect(outcome.status == .success, "\(outcome)")
    #expect(try text(workshop) == "---\nid: a\nchannels: [x]\npublishDate: 2026-12-01T09:00\n---\nMarkt.\n")
  }

  /// Each rename is correct alone, but both together would duplicate a key.
  @Test func aFixThatWouldBreakTheFileIsNotKept() throws {
    let workshop = try workshop(
      "---\nid: a\nchannels: [x]\ndate: 2026-12-01T09:00\npublishAt: 2026-12-02T09:00\n---\nMarkt.\n")
    let outcome = workshop.stet(["check", "--fix"])
    #expect(outcome.status == .findings)
    #expect(
      try text(workshop)
        == "---\nid: a\nchannels: [x]\npublishDate: 2026-12-01T09:00\npublishAt: 2026-12-02T09:00\n---\nMarkt.\n")
  }

  /// Under its right name the value is an error without a certain fix, so that a person has to look anyway.
  @Test func aFixThatBringsAnErrorIsNotKept() throws {
    let source = "---\nid: a\nchannels: [x]\ndate: irgendwann\n---\nMarkt.\n"
    let workshop = try workshop(source)
    #expect(workshop.stet(["check", "--fix"]).status == .findings)
    #expect(try text(workshop) == source)
  }

  @Test func theExitCodeIsOfWhatRemains() throws {
    let workshop = try workshop(Self.post(more: "colour: red\n"))
    let outcome = workshop.stet(["check", "--fix"])
    #expect(outcome.status == .findings)
    #expect(outcome.output.contains("error[unknown-key]") && !outcome.output.contains("error[invalid-time]"))
    #expect(try text(workshop).contains("publishDate: 2026-12-01T09:00"))
  }

  @Test func aDryRunWritesNothing() throws {
    let workshop = try workshop()
    let outcome = workshop.stet(["check", "--fix", "--dry-run"])
    #expect(outcome.status == .findings)
    #expect(outcome.output.contains("+publishDate: 2026-12-01T09:00") && outcome.output.contains("error[invalid-time]"))
    #expect(outcome.errors == "1 file would be fixed; nothing was written\n")
    #expect(try text(workshop) == Self.post())
  }

  @Test func machinesReadTheirFormatAlone() throws {
    let outcome = try workshop(Self.post(more: "colour: red\n")).stet(["check", "--fix", "--format", "json"])
    #expect(try outcome.json["errors"] == 1)
    #expect(outcome.errors.hasPrefix("--- a/posts/a.md\n") && outcome.errors.hasSuffix("1 file fixed\n"))
  }

  @Test func onlyWhatIsAskedFor() throws {
    let workshop = try workshop()
    try workshop.repository.write("posts/b.md", Self.post().replacingOccurrences(of: "id: a", with: "id: b"))
    try workshop.repository.commit("another")
    #expect(workshop.stet(["check", "--fix", "posts/b.md"]).status == .success)
    #expect(try text(workshop) == Self.post())
    #expect(workshop.stet(["check", "--fix", "--base", "HEAD"]).errors == "nothing to fix\n")
    #expect(try text(workshop) == Self.post())
  }

  @Test func theConfigurationIsFixedToo() throws {
    let workshop = try workshop()
    try workshop.reconfigure("timezone: Europe/Berlin", "tz: Europe/Berlin")
    _ = workshop.stet(["check", "--fix"])
    #expect(try text(workshop, "stet.yml") == Workshop.configuration)
    #expect(try text(workshop) == Self.post(date: "2026-12-01T09:00"))
  }

  // MARK: - What must not be lost

  @Test(arguments: ["edited", "staged"])
  func whatGitDoesNotHaveIsLeftAlone(how: String) throws {
    let workshop = try workshop("---\nid: a\nchannels: [x]\npublishDate: 2026-12-01T09:00\n---\nMarkt.\n")
    try workshop.repository.write("posts/a.md", Self.post())
    if how == "staged" { try workshop.repository.git("add", "posts/a.md") }
    let outcome = workshop.stet(["check", "--fix"])
    #expect(outcome.status == .findings)
    #expect(outcome.errors.hasPrefix("posts/a.md is not fixed: it has changes that are not committed\nHint: "))
    #expect(try text(workshop) == Self.post())
    #expect(try kept(workshop) == [])
    #expect(workshop.stet(["check", "--fix", "--allow-dirty"]).status == .success)
    #expect(try text(workshop) == Self.post(date: "2026-12-01T09:00"))
    #expect(try kept(workshop) == [Self.post()])
  }

  /// The old texts in `.git/stet`.
  private func kept(_ workshop: Workshop) throws -> [String] {
    let folder = workshop.directory + "/.git/stet/before"
    guard let files = FileManager.default.enumerator(atPath: folder) else { return [] }
    return try files.compactMap { $0 as? String }.filter { $0.hasSuffix(".md") }.map {
      String(decoding: try Data(contentsOf: URL(filePath: folder + "/" + $0)), as: UTF8.self)
    }
  }

  /// An author's first run is on a file that git has never seen.
  @Test(arguments: [false, true]) func whatWasNeverCommittedIsFixedAndKept(isStaged: Bool) throws {
    let workshop = try Workshop()
    try workshop.repository.write("posts/a.md", Self.post())
    if isStaged { try workshop.repository.git("add", "posts/a.md") }
    let dry = workshop.stet(["check", "--fix", "--dry-run"])
    #expect(dry.errors.contains("nothing was written"))
    #expect(try text(workshop) == Self.post() && kept(workshop) == [])
    let outcome = workshop.stet(["check", "--fix"])
    #expect(outcome.status == .success, "\(outcome)")
    #expect(try text(workshop) == Self.post(date: "2026-12-01T09:00"))
    #expect(try kept(workshop) == [Self.post()])
    #expect(outcome.errors.contains("the old text of posts/a.md is kept: .git/stet/before/"))
    // A second text is kept beside the first.
    try workshop.repository.write("posts/a.md", Self.post(date: "2.12.2026 9:00"))
    _ = workshop.stet(["check", "--fix"])
    #expect(try kept(workshop).sorted() == [Self.post(), Self.post(date: "2.12.2026 9:00")].sorted())
  }

  @Test func whatGitHasNeedsNoCopy() throws {
    let workshop = try workshop()
    _ = workshop.stet(["check", "--fix"])
    #expect(try text(workshop) == Self.post(date: "2026-12-01T09:00") && kept(workshop) == [])
  }

  @Test func aPostThatCanBeRunBecomesOneThatCannot() throws {
    let workshop = try workshop(Self.post(date: "2026-12-01T09:00"))
    let path = workshop.directory + "/posts/a.md"
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    try workshop.repository.commit("mode")
    let outcome = workshop.stet(["check", "--fix"])
    #expect(outcome.status == .success, "\(outcome)")
    #expect(outcome.output.contains("old mode 100755\nnew mode 100644\n"))
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o644)
    #expect(try text(workshop) == Self.post(date: "2026-12-01T09:00"))
  }

  /// Without reliable file modes, only git's index has the mode.
  @Test func aModeThatOnlyGitHasIsNotPromised() throws {
    let workshop = try workshop(Self.post(date: "2026-12-01T09:00"))
    try workshop.repository.git("update-index", "--chmod=+x", "posts/a.md")
    try workshop.repository.git("commit", "--quiet", "-m", "mode")
    try workshop.repository.git("config", "core.fileMode", "false")
    let outcome = workshop.stet(["check", "--fix"])
    #expect(outcome.status == .findings)
    #expect(
      outcome.errors
        == "posts/a.md:1: not made, since git does not look at modes in this repository: make it a regular file\n")
  }

  @Test func whatIsShownAndNotMadeIsSaid() throws {
    let workshop = try workshop(Self.post(date: "2026-12-01T09:00", more: "media: Hallo\n"))
    let outcome = workshop.stet(["check", "--fix"])
    #expect(outcome.status == .findings)
    #expect(outcome.errors.contains("not made, since it would bring another error: name it as a file"), "\(outcome)")
  }

  @Test(arguments: [("nein", "false"), ("Ja", "true")]) func adviceAndFixAgree(word: String, meant: String) throws {
    let workshop = try workshop(Self.post(date: "2026-12-01T09:00", more: "draft: \(word)\n"))
    let shown = workshop.stet(["check"]).output
    #expect(shown.contains("Write it as `draft: \(meant)`.") && shown.contains("fix: write `\(meant)`"))
    _ = workshop.stet(["check", "--fix"])
    #expect(try text(workshop) == Self.post(date: "2026-12-01T09:00", more: "draft: \(meant)\n"))
  }

  @Test func theModeStaysAndNothingIsLeftBehind() throws {
    let workshop = try workshop()
    let path = workshop.directory + "/posts/a.md"
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    _ = workshop.stet(["check", "--fix"])
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o640)
    #expect(try FileManager.default.contentsOfDirectory(atPath: workshop.directory + "/posts") == ["a.md"])
  }

  @Test func linksAreNotFollowed() throws {
    let workshop = try workshop()
    let outside = try TestRepository()
    try outside.write("posts/b.md", Self.post())
    for (link, target) in [("posts/b.md", outside.path + "/posts/b.md"), ("posts/folder", outside.path + "/posts")] {
      try FileManager.default.createSymbolicLink(
        atPath: workshop.directory + "/" + link, withDestinationPath: target)
    }
    _ = workshop.stet(["check", "--fix", "--allow-dirty"])
    let kept = try Data(contentsOf: URL(filePath: outside.path + "/posts/b.md"))
    #expect(String(decoding: kept, as: UTF8.self) == Self.post())
  }

  // MARK: - What does not go together

  @Test(arguments: [["--fix", "--staged"], ["--dry-run"], ["--allow-dirty"]])
  func usage(options: [String]) throws {
    let outcome = try workshop().stet(["check"] + options)
    #expect(outcome.status == .usage)
    #expect(outcome.errors.contains("--fix"))
  }

  @Test func aBareRepositoryHasNothingToFix() throws {
    let workshop = try workshop()
    let bare = Workshop(in: try TestRepository(cloning: workshop.repository, "--bare"))
    let outcome = bare.stet(["check", "--fix"])
    #expect(outcome.status == .cannotRun)
    #expect(outcome.errors.contains("no work tree"))
  }
}
