import Core
import Foundation
import TestSupport
import Testing

/// A push to a guarded ledger is measured before it is read: whatever its size, the hook takes bounded time and memory.
@Suite(.serialized) struct ReceiveLimitTests {
  /// What a push brings, as commands for `git fast-import` on top of the ledger, and what the refusal says.
  struct Push: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let words: String
    let stream: @Sendable (_ tip: String) -> String
  }

  private static let bomb = "bomb"
  private static let digest = String(repeating: "a", count: 64)
  private static let head = "committer Cem <cem@acme.example> 1795428000 +0000\ndata 1\nj\n"

  /// A commit on the ledger that does some changes.
  private static func commit(
    _ changes: some Sequence<String>, merging parents: [String] = []
  ) -> @Sendable (String) -> String {
    let lines = changes.joined()
    return { tip in
      "blob\nmark :1\ndata 1\nx\ncommit refs/heads/stet/ledger\n\(head)from \(tip)\n"
        + parents.map { "merge \($0)\n" }.joined() + lines + "\n"
    }
  }

  private static func file(_ path: String, bytes: Int) -> String {
    "M 100644 inline \(path)\ndata \(bytes)\n\(String(repeating: "x", count: bytes))\n"
  }

  /// Files of one folder of records, whose names are digests.
  private static func files(_ count: Int) -> some Sequence<String> {
    (0..<count).lazy.map { number in
      let tail = String(number + 1_000_000)
      return "M 100644 :1 records/aa/bb/aabb\(String(repeating: "0", count: 60 - tail.utf8.count))\(tail).json\n"
    }
  }

  private static let pushes = [
    Push(
      testDescription: "a record of 30 MB", words: "of 30000000 bytes, more than 65536",
      stream: commit([file("records/aa/aa/\(digest).json", bytes: 30_000_000)])),
    Push(
      testDescription: "a signature of 5 MB", words: "of 5000000 bytes, more than 16384",
      stream: commit([file("records/aa/aa/\(digest).0123456789abcdef.sshsig", bytes: 5_000_000)])),
    Push(
      testDescription: "an object of 5 MB", words: "of 5000000 bytes, more than 4194304",
      stream: commit([file("objects/aa/aa/\(digest).json", bytes: 5_000_000)])),
    Push(
      testDescription: "a file that this version does not know, of 5 MB", words: "more than 4194304",
      stream: commit([file("objects/aa/aa/\(digest).webp", bytes: 5_000_000)])),
    Push(
      testDescription: "a folder of 12,000 records", words: "a folder of more than 1 MiB, records/aa/bb",
      stream: commit(files(12_000))),
    Push(
      testDescription: "a root folder of 6,000 long names", words: "a root folder of more than 1 MiB",
      stream: commit((0..<6_000).lazy.map { "M 100644 :1 \(String(repeating: "j", count: 200))\($0)\n" })),
    Push(
      testDescription: "2,000 small records", words: "and 1980 more", stream: commit(files(2_000))),
    Push(
      testDescription: "2,000 files elsewhere", words: "and 80 more",
      stream: commit((0..<2_000).lazy.map { "M 100644 :1 j\($0).txt\n" })),
    Push(
      testDescription: "folders 1,500 deep", words: "unexpected-path",
      stream: commit(["M 100644 :1 \(String(repeating: "a/", count: 1_500))a\n"])),
    Push(
      testDescription: "folders 1,500 deep among the records", words: "unexpected-path",
      stream: commit(["M 100644 :1 records/aa/bb/\(String(repeating: "a/", count: 1_500))a\n"])),
    Push(
      testDescription: "a name of 200,000 bytes", words: "unexpected-path",
      stream: commit(["M 100644 :1 \(String(repeating: "a", count: 200_000))\n"])),
    Push(
      testDescription: "folders that stand for 500 million files", words: "more than",
      stream: { _ in bomb }),
    Push(
      testDescription: "a merge of 20 branches", words: "joins 21 others, more than 16",
      stream: { tip in
        let sides = (0..<20).map { "commit refs/heads/side\($0)\n\(head)from \(tip)\n\n" }.joined()
        return sides + "commit refs/heads/stet/ledger\n\(head)from \(tip)\n"
          + (0..<20).map { "merge refs/heads/side\($0)\n" }.joined() + "\n"
      }),
  ]

  private static let longPushes = [
    Push(
      testDescription: "60,000 commits", words: "more than 50000 commits at once: push it in parts",
      stream: { tip in
        (0..<60_000).map { "commit refs/heads/stet/ledger\n\(head)\($0 == 0 ? "from \(tip)\n" : "")\n" }.joined()
      })
  ]

  private static let isLong = ProcessInfo.processInfo.environment["STET_TESTS"] == "long"

  @Test(.timeLimit(.minutes(2)), arguments: pushes + (isLong ? longPushes : [])) func isRefusedWithinLimits(
    push: Push
  ) throws {
    let site = try GuardedServer(bounds: "ulimit -v 4000000; ulimit -t 20")
    let repository = site.workshop.repository
    let tip = try repository.id("stet/ledger").hex
    var stream = push.stream(tip)
    if stream == Self.bomb { stream = try Self.bomb(in: repository, on: tip) }
    try repository.run(["fast-import", "--quiet", "--force"], input: Array(stream.utf8))
    let message = try #require(try site.refusal(as: "cem"))
    #expect(message.contains("stet/ledger is refused: "), "\(message)")
    #expect(message.contains(push.words), "\(message)")
    // Its twin, in the same server: a decision of the same person.
    try repository.git("update-ref", "refs/heads/stet/ledger", tip)
    try site.workshop.decide(["comment", "post-a", "-m", "Gut"], as: .cem)
    #expect(try site.refusal(as: "cem") == nil)
  }

  /// A commit whose `records` has 65,536 folders, each the same one of 9,000 files.
  private static func bomb(in repository: TestRepository, on tip: String) throws -> String {
    func tree(_ lines: some Sequence<String>) throws -> String {
      String(try repository.run(["mktree"], input: Array(lines.joined().utf8)).dropLast())
    }
    let blob = try repository.run(["hash-object", "-w", "--stdin"], input: [0x78]).dropLast()
    let names = (0..<256).map { String($0 + 256, radix: 16).dropFirst() }
    let leaf = try tree((0..<9_000).lazy.map { "100644 blob \(blob)\t\($0 + 10_000).json\n" })
    let middle = try tree(names.map { "040000 tree \(leaf)\t\($0)\n" })
    let records = try tree(names.map { "040000 tree \(middle)\t\($0)\n" })
    let manifest = try repository.git("rev-parse", "\(tip):LEDGER.json").dropLast()
    let root = try tree(["100644 blob \(manifest)\tLEDGER.json\n", "040000 tree \(records)\trecords\n"])
    return "commit refs/heads/stet/ledger\n\(head)from \(tip)\nM 040000 \(root) \n\n"
  }
}
