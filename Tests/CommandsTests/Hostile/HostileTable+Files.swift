import Commands
import Core
import Git
import TestSupport

/// What trees and file systems can hold instead of plain files with plain names.
extension HostileTable {
  private typealias RawFile = Workshop.RawFile

  static let links: [HostileRow] = [
    .files(
      "a post that is a link", prepare: { try $0.commitRaw([RawFile(HostileRow.path, mode: "120000", "/etc/passwd")]) },
      .found("post-symlink"), .refused("approve", HostileRow.path, "--yes", says: "there is no post")),
    .files(
      "a post that is a link, not known to git", prepare: { try $0.link(HostileRow.path, to: "../stet.yml") },
      .found("post-symlink")),
    .files(
      "posts/ that is a link", prepare: { try $0.commitRaw([RawFile("posts", mode: "120000", "/etc")]) },
      .found("post-symlink")),
    .files(
      "posts/ that is a link, not known to git",
      prepare: { workshop in
        try workshop.repository.write("elsewhere/a.md", Workshop.post())
        try workshop.link("posts", to: "elsewhere")
      },
      .found("post-symlink")),
    .files(
      "a folder below posts/ that is a link to itself, not known to git",
      prepare: { try $0.link("posts/loop", to: ".") }, .found("post-symlink")),
    .files(
      "a post that can be run",
      prepare: { try $0.commitRaw([RawFile(HostileRow.path, mode: "100755", Workshop.post())]) },
      .found("post-mode")),
    .files(
      "a submodule below posts/", prepare: { try $0.commitRaw([RawFile("posts/partner", mode: "160000")]) },
      .found("post-submodule"), .refused("approve", "posts/partner", "--yes", says: "there is no post")),
    .files(
      "a submodule below posts/, in a bare repository", isBare: true,
      prepare: { try $0.commitRaw([RawFile("posts/partner", mode: "160000")]) }, .found("post-submodule")),
    .files(
      "a post that is a pipe", prepare: { try $0.pipe(HostileRow.path) }, .found("post-mode")),
    .files(
      "a post that is a folder", prepare: { try $0.repository.write("posts/a.md/b.txt", "a\n") },
      .refused("approve", HostileRow.path, "--yes", says: "there is no post")),
  ]

  static let media: [HostileRow] = [
    .files(
      "media that is a link out of the repository",
      prepare: { workshop in
        try workshop.repository.write(HostileRow.path, Workshop.post())
        try workshop.link("media/markt.png", to: "/etc/passwd")
        try workshop.repository.commit("media: hostile", as: .ana)
      },
      .found("media-not-regular"),
      .refused("approve", HostileRow.path, "--yes", status: .findings, says: "symbolic link")),
    .files(
      "media behind a link out of the repository",
      prepare: { workshop in
        try workshop.repository.write(HostileRow.path, Workshop.post())
        try workshop.link("media", to: "/tmp")
        try workshop.repository.commit("media: hostile", as: .ana)
      },
      .found("media-not-regular"),
      .refused("approve", HostileRow.path, "--yes", status: .findings, says: "symbolic link")),
    .files(
      "media that is a folder",
      prepare: { workshop in
        try workshop.repository.write(HostileRow.path, Workshop.post())
        try workshop.repository.write("media/markt.png/a.png", bytes: Workshop.picture)
        try workshop.repository.commit("media: hostile", as: .ana)
      },
      .found("media-missing"), .refused("approve", HostileRow.path, "--yes", status: .findings, says: "no file")),
    .files(
      "media that became a folder in the work tree alone",
      prepare: { try replaceMedia($0) { try $0.repository.write("media/markt.png/a.png", "a") } },
      .found("media-not-regular"), .refused("approve", HostileRow.path, "--yes", status: .findings, says: "differs")),
    .files(
      "media that became a pipe in the work tree alone",
      prepare: { try replaceMedia($0) { try $0.pipe("media/markt.png") } },
      .found("media-not-regular"), .refused("approve", HostileRow.path, "--yes", status: .findings, says: "differs")),
    .files(
      "media that became a link to the same bytes in the work tree alone",
      prepare: { workshop in
        try replaceMedia(workshop) { workshop in
          try workshop.repository.write("copy.png", bytes: Workshop.picture)
          try workshop.link("media/markt.png", to: "../copy.png")
        }
      },
      .found("media-not-regular"), .refused("approve", HostileRow.path, "--yes", status: .findings, says: "differs")),
    .files(
      "media that is a submodule",
      prepare: { workshop in
        try workshop.commitRaw(
          [RawFile(HostileRow.path, Workshop.post()), RawFile("media", mode: "160000")])
      },
      .found("media-not-regular"), .refused("approve", HostileRow.path, "--yes", status: .findings, says: "submodule")),
    .files(
      "two pictures whose names differ in normalisation",
      prepare: { workshop in
        let twins = [("post-a", "media/\u{E4}.png", "one"), ("post-b", "media/a\u{308}.png", "other")]
        try workshop.commitRaw(
          twins.flatMap { id, picture, bytes in
            [
              RawFile("posts/\(id).md", Workshop.post(id: id).replacing("media/markt.png", with: picture)),
              RawFile(picture, bytes),
            ]
          })
      },
      .found("path-twin"),
      .init(
        command: ["queue", "--all", "--renditions", "--format", "json"], status: .success,
        says: [Digest(of: Array("one".utf8)).hex, Digest(of: Array("other".utf8)).hex])),
    .files(
      "media whose name differs in case",
      prepare: { workshop in
        try workshop.repository.write(HostileRow.path, Workshop.post())
        try workshop.repository.write("media/Markt.png", bytes: Workshop.picture)
        try workshop.repository.commit("media: hostile", as: .ana)
      },
      .found("media-missing"), .refused("approve", HostileRow.path, "--yes", status: .findings, says: "did you mean")),
  ]

  static let names: [HostileRow] = [
    .files(
      "two posts whose names differ in case",
      prepare: {
        try $0.commitRaw([
          RawFile(HostileRow.path, Workshop.post()), RawFile("posts/A.md", Workshop.post(id: "post-b")),
        ])
      },
      .found("path-twin")),
    .files(
      "two posts whose names differ in normalisation",
      prepare: {
        try $0.commitRaw([
          RawFile("posts/\u{E4}.md", Workshop.post()), RawFile("posts/a\u{308}.md", Workshop.post(id: "post-b")),
        ])
      },
      .found("path-twin")),
    .files(
      "a file name with a line end and a command for GitHub",
      prepare: { try $0.commitRaw([RawFile("posts/a\n::error::owned.md", Workshop.post())]) },
      .found("path-encoding"),
      .init(command: ["check", "--format", "github"], status: .findings, hides: ["\n::error::owned"])),
    .files(
      "a file name with escape sequences",
      prepare: { try $0.commitRaw([RawFile("posts/\u{1B}]0;owned\u{7}.md", Workshop.post())]) }, .found("path-encoding")
    ),
    .files(
      "a file name that is turned around",
      prepare: { try $0.commitRaw([RawFile("posts/\u{202E}dm.exe.md", Workshop.post())]) }, .found("path-encoding")),
    .files(
      "a file name that is no UTF-8",
      prepare: {
        try $0.commitRaw([RawFile(path: Array("posts/a".utf8) + [0xFF] + Array(".md".utf8), Workshop.post())])
      },
      .found("path-encoding")),
    .files(
      "a file name that is no UTF-8, in a bare repository", isBare: true,
      prepare: {
        try $0.commitRaw([RawFile(path: Array("posts/a".utf8) + [0xFF] + Array(".md".utf8), Workshop.post())])
      },
      .found("path-encoding")),
    .files(
      "a file name that is no UTF-8, not known to git",
      prepare: { workshop in
        try workshop.commitRaw([RawFile(path: Array("posts/a".utf8) + [0xFF] + Array(".md".utf8), Workshop.post())])
        try workshop.repository.git("rm", "-r", "--quiet", "--cached", "posts")
        try workshop.repository.git("commit", "--quiet", "-m", "forget")
      },
      .found("path-encoding")),
    .files(
      "a file name with backslashes",
      prepare: { try $0.commitRaw([RawFile(#"posts/..\..\a.md"#, Workshop.post())]) }, .found("path-encoding")),
    .files(
      "two posts with one id",
      prepare: {
        try $0.commitRaw([RawFile(HostileRow.path, Workshop.post()), RawFile("posts/b.md", Workshop.post())])
      },
      .found("duplicate-id")),
    .files(
      "a tree with an entry named ..", isBare: true,
      prepare: { try $0.commitTree([("100644", "..", try blob($0))]) },
      .refused("check", says: "leads out of the folder"), .refused("queue", says: "leads out of the folder")),
    .files(
      "a tree with an entry that has a slash", isBare: true,
      prepare: { try $0.commitTree([("100644", "posts/a.md", try blob($0))]) },
      .refused("check", says: "leads out of the folder")),
    .files(
      "a tree with one name twice", isBare: true,
      prepare: { try $0.commitTree([("100644", "stet.yml", try blob($0)), ("100644", "stet.yml", try blob($0))]) },
      .refused("check", says: "twice or out of order")),
    .files(
      "a tree whose file is absent", isBare: true,
      prepare: { try $0.commitTree([("100644", "stet.yml", String(repeating: "2", count: 40))]) },
      .refused("check", says: "cannot read")),
  ]

  /// A post with its picture, committed; then the picture is taken away from the work tree.
  private static func replaceMedia(_ workshop: Workshop, _ replace: (Workshop) throws -> Void) throws {
    try workshop.repository.write(HostileRow.path, Workshop.post())
    try workshop.repository.write("media/markt.png", bytes: Workshop.picture)
    try workshop.repository.commit("post: Markt", as: .ana)
    try workshop.repository.remove("media/markt.png")
    try replace(workshop)
  }

  private static func blob(_ workshop: Workshop) throws -> String {
    String(try workshop.repository.id("HEAD:stet.yml").hex)
  }
}
