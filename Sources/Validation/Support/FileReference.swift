internal import Content
internal import Diagnostics

/// A file of the repository that a post names on a channel.
struct FileReference: Hashable {
  /// From the repository's root.
  let path: String
  let range: SourceRange
  /// Whether it is named in the front matter, where its value may be replaced; else by a picture in the text.
  let isValue: Bool
}

extension ChannelUnderCheck {
  /// Whether the post has any media, card or picture here.
  var usesFiles: Bool {
    content.media != nil || content.preview?.image != nil || text.parts.contains { !$0.images.isEmpty }
  }

  /// Every file that the rendition needs, computed anew.
  var foundReferences: [FileReference] {
    let media = (content.media ?? []).enumerated().flatMap {
      files(of: $0.element, at: "\(deciding("media")).\($0.offset)")
    }
    let card = (content.preview?.image).map { reference($0, "\(deciding("preview")).image") }
    return media + [card].compactMap { $0 } + pictures
  }

  private func files(of item: MediaItem, at path: String) -> [FileReference] {
    var files: [FileReference] = []
    if case .file(let file) = item.source { files.append(reference(file, "\(path).file")) }
    if let thumbnail = item.thumbnail { files.append(reference(thumbnail, "\(path).thumbnail")) }
    return files
      + item.captions.enumerated().map { reference($0.element.file, "\(path).captions.\($0.offset).file") }
  }

  private func reference(_ file: String, _ key: String) -> FileReference {
    FileReference(path: file, range: post.places.value(key), isValue: true)
  }

  private var pictures: [FileReference] {
    text.parts.flatMap(\.images).compactMap { image in
      file(of: image).map { FileReference(path: $0, range: place(ofText: image.range), isValue: false) }
    }
  }

  /// The file of the repository that a picture in the text shows; `nil` if its destination is no such file.
  func file(of image: MarkdownImage) -> String? {
    try? RepositoryPath.normalised(image.destination, from: post.path)
  }
}
