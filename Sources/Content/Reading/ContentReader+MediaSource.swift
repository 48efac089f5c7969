import Canonical
import Diagnostics

extension ContentReader {
  /// `file`, or `url` with `sha256`.
  func mediaSource(_ item: Fields) -> MediaSource? {
    if item.has("file"), item.has("url") {
      report(item, "url", "`url` is given beside `file`", "A picture is one file. Keep one of the two.")
      return nil
    }
    if item.has("url") { return remoteSource(item) }
    if item.has("sha256") {
      report(
        item, "sha256", "`sha256` belongs to a `url`", "The content of a file of the repository is known. Remove it.")
    }
    item.require("file")
    return item.mediaPath("file", from: postPath).map(MediaSource.file)
  }

  private func remoteSource(_ item: Fields) -> MediaSource? {
    item.require("sha256")
    guard let node = item.node("url"), let url = item.text("url") else { return nil }
    guard !ForgeAttachment.matches(url) else {
      log.reportForgeAttachment(node.range)
      return nil
    }
    guard isPlainHTTPS(url) else {
      report(item, "url", "\(Display.quoted(url)) is no address that begins with https://", nil)
      return nil
    }
    guard let hash = item.text("sha256") else { return nil }
    guard isLowercaseHex(hash, count: 64) else {
      report(
        item, "sha256", "\(Display.quoted(hash)) is no SHA-256",
        "It is 64 small hexadecimal digits: `sha256sum <file>`.")
      return nil
    }
    return .remote(url: url, sha256: hash)
  }

  private func isPlainHTTPS(_ url: String) -> Bool {
    url.utf8.starts(with: "https://".utf8) && url.utf8.count > 8
      && url.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F }
  }

  private func report(_ item: Fields, _ key: String, _ summary: String, _ explanation: String?) {
    log.report(.mediaSource, log.places.value(item.path(key)), summary, explanation: explanation)
  }
}

extension ReadingLog {
  /// Reports a picture that lies in a forge's attachments.
  func reportForgeAttachment(_ range: SourceRange) {
    report(
      .forgeAttachment, range, "this picture is not in the repository",
      explanation: "It lies in the forge's attachments. Upload it to `media/…` and name that file.")
  }
}

extension Fields {
  /// A file of the repository, as its path from the root.
  func mediaPath(_ key: String, from file: String) -> String? {
    guard let node = node(key), let written = text(key) else { return nil }
    if ForgeAttachment.matches(written) {
      log.reportForgeAttachment(node.range)
      return nil
    }
    do {
      guard !written.utf8.starts(with: "http".utf8) || !written.contains("://") else {
        throw RepositoryPath.Problem.absolute
      }
      return try RepositoryPath.normalised(written, from: file)
    } catch {
      log.report(
        .mediaPath, node.range, "\(Display.quoted(written)) \((error as? RepositoryPath.Problem)?.sentence ?? "")",
        explanation: "Write the path from the root of the repository, `media/2026/markt.jpg`, or from the post, "
          + "`./markt.jpg`; an address goes into `url` with its `sha256`.")
      return nil
    }
  }
}
