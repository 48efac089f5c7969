import Canonical
import Diagnostics

/// Pictures, films and documents.
extension ContentReader {
  /// The media in their order; the same file named twice is one.
  func media() -> [MediaItem]? {
    var items: [MediaItem] = []
    let own = fields.elements("media") { element, path -> Bool? in
      guard let item = mediaItem(element, at: path) else { return nil }
      guard let index = items.firstIndex(where: { $0.source == item.source }) else {
        items.append(item)
        return true
      }
      merge(item, into: &items[index], at: path)
      return nil
    }
    return own == nil ? nil : items
  }

  private func mediaItem(_ node: YAMLNode, at path: String) -> MediaItem? {
    if let scalar = node.scalar, !scalar.isNull {
      let written = log.source.text(in: node.range)
      let fix = Fix("name it as a file", replacing: node.range, with: "{ file: \(written) }")
      log.wrongType(
        node, at: path, expected: "made of keys with values", example: "`- file: media/2026/markt.jpg`", fix: fix)
      return nil
    }
    guard log.hasValue(node, name: path), let item = Fields(node, at: path, keys: PostKeys.media, log: log) else {
      return nil
    }
    let source = mediaSource(item)
    let captions = captions(item)
    let thumbnail = item.mediaPath("thumbnail", from: postPath)
    let (alt, credit) = (item.text("alt"), item.text("credit"))
    let rights = rights(item)
    return source.map {
      MediaItem(source: $0, alt: alt, credit: credit, thumbnail: thumbnail, captions: captions, rights: rights)
    }
  }

  /// What is for the team alone: no rendition has it.
  private func rights(_ item: Fields) -> MediaRights {
    MediaRights(
      licence: item.text("licence"), licenceUntil: item.date("licenceUntil"), consent: item.texts("consent"))
  }

  private func merge(_ item: MediaItem, into first: inout MediaItem, at path: String) {
    if let alt = item.alt, let firstAlt = first.alt, !alt.utf8.elementsEqual(firstAlt.utf8) {
      log.report(
        .altConflict, log.places.value("\(path).alt"), "the same picture has another alt text above",
        explanation: "A file that is named twice is one picture. Keep one of the two texts.")
    }
    first.alt = first.alt ?? item.alt
    first.credit = first.credit ?? item.credit
    first.rights = first.rights.completed(by: item.rights)
  }

  private func captions(_ item: Fields) -> [Captions] {
    let captions = item.elements("captions") { node, path -> Captions? in
      guard let captions = Fields(node, at: path, keys: PostKeys.captions, log: log) else { return nil }
      captions.require("file", "language")
      guard let file = captions.mediaPath("file", from: postPath), let language = captions.language("language") else {
        return nil
      }
      return Captions(file: file, language: language)
    }
    return captions ?? []
  }
}
