import Core
import Foundation
import Git
import TestSupport
import Testing

/// The hooks of `.pre-commit-hooks.yaml`, run by the real pre-commit. Long: it clones and installs.
@Suite struct HookPreCommitTests {
  private static let isLong = ProcessInfo.processInfo.environment["STET_TESTS"] == "long"
  private static let post = "---\nid: a\nchannels: [facebook]\npublishDate: 2026-12-01T09:00\n---\nMarkt im Hof.\n"
  private static let bad = post.replacingOccurrences(of: "---\nid", with: "---\ncolour: red\nid")
  private static let programs = Workshop.root + "/.build/consumers/bin"

  /// The hooks as a repository of their own, as pre-commit wants them.
  private func hooks() throws -> TestRepository {
    let repository = try TestRepository()
    let file = URL(filePath: Workshop.root + "/.pre-commit-hooks.yaml")
    try repository.write(".pre-commit-hooks.yaml", bytes: Array(Data(contentsOf: file)))
    try repository.commit("hooks")
    return repository
  }

  @Test(.enabled(if: isLong, "long"))
  func aBadPostIsRefusedAndAGoodOnePasses() throws {
    let (hooks, hooked) = (try hooks(), try HookedRepository(programs: [Self.programs]))
    let configuration = """
      repos:
        - repo: \(hooks.path)
          rev: \(try hooks.id("HEAD").hex)
          hooks: [{ id: stet-check }]

      """
    try hooked.repository.write("stet.yml", Workshop.configuration)
    try hooked.repository.write(".pre-commit-config.yaml", configuration)
    #expect(try hooked.run("pre-commit", "install").status == 0)
    _ = try hooked.git("add", "--all")
    try hooked.expect(true, "commit", "-m", "begin")
    try hooked.repository.write("posts/a.md", Self.bad)
    _ = try hooked.git("add", "--all")
    let refused = try hooked.expect(false, "commit", "-m", "bad")
    #expect(refused.contains("Failed") && refused.contains("error[unknown-key]"))
    try hooked.repository.write("posts/a.md", Self.post)
    try hooked.expect(false, "commit", "-m", "bad, good beside it")
    _ = try hooked.git("add", "--all")
    #expect(try hooked.expect(true, "commit", "-m", "good").contains("Passed"))
    try hooked.repository.write("posts/a.md", Self.bad)
    #expect(try hooked.expect(false, "commit", "-a", "-m", "bad").contains("error[unknown-key]"))
  }
}
