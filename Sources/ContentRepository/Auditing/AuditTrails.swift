package import Core
internal import Git

extension Auditor {
  /// The largest picture that a report shows, and the most bytes of pictures that it has in all.
  private static let (largestPicture, mostBytes) = (1 << 20, 1 << 26)

  /// The trails of the posts of an audit, in the order of their publications.
  package func trails(of audit: Audit) throws -> [AuditTrail] {
    let git = reader.repository.git
    let tips = try reader.publishedCommits
    var room = Self.mostBytes
    var seen: Set<String> = []
    return try audit.publications.filter { seen.insert($0.publication.delivery.post).inserted }.map { audited in
      let post = audited.publication.delivery.post
      let sent = try sentPost(of: audited)
      let versions = try reader.ledger.contents.records(naming: post).flatMap { entry in
        try entry.record.renditions(of: post).map { channel, digest in
          let rendition = try reader.ledger.contents.rendition(digest, in: git)
          let pictures = try (rendition?.digests.sorted() ?? []).map { try picture($0, of: sent, &room) }
          return AuditTrail.Version(entry: entry, channel: channel, rendition: rendition, pictures: pictures)
        }
      }
      return AuditTrail(
        post: post, title: audited.title, events: try TrailReader(reader).events(of: post, tips: tips),
        versions: versions)
    }
  }

  private func picture(
    _ digest: Digest, of post: SentPosts.SentPost, _ room: inout Int
  ) throws -> AuditTrail.Picture {
    guard let found = try sent.picture(digest, of: post) else {
      return AuditTrail.Picture(digest: digest, path: nil, type: nil, bytes: nil)
    }
    let type = found.file.facts?.type
    var bytes: [UInt8]?
    let size = try reader.repository.git.blobSize(found.blob)
    if type?.hasPrefix("image/") == true, type != "image/svg+xml", size <= min(Self.largestPicture, room) {
      bytes = try reader.repository.git.blob(found.blob, limit: Self.largestPicture)
      room -= size
    }
    return AuditTrail.Picture(digest: digest, path: found.path, type: type, bytes: bytes)
  }
}

extension Record {
  /// The renditions of a post that a record names, with their channels.
  fileprivate func renditions(of post: String) -> [(channel: String, digest: Digest)] {
    guard kind == .approve || Publication.kinds.contains(kind) else { return [] }
    return subjects.flatMap { subject -> [(channel: String, digest: Digest)] in
      switch subject {
      case .post(let own) where own.post == post:
        own.channels.sorted { $0.key < $1.key }.map { ($0.key, $0.value.rendition) }
      case .delivery(let delivery) where delivery.post == post:
        delivery.rendition.map { [(delivery.channel, $0)] } ?? []
      default: []
      }
    }
  }
}
