/// A picture, film or document of a post.
package struct MediaItem: Sendable, Hashable {
  package var source: MediaSource
  package var alt: String?
  package var credit: String?
  /// A file of the repository, its path from the root.
  package var thumbnail: String?
  package var captions: [Captions]
  /// What the team knows of its rights. Readers never see it.
  package var rights: MediaRights

  package init(
    source: MediaSource, alt: String? = nil, credit: String? = nil, thumbnail: String? = nil, captions: [Captions] = [],
    rights: MediaRights = MediaRights()
  ) {
    self.source = source
    self.alt = alt
    self.credit = credit
    self.thumbnail = thumbnail
    self.captions = captions
    self.rights = rights
  }
}

/// The rights in a medium, as far as the team writes them down. Internal: no rendition has them.
package struct MediaRights: Sendable, Hashable {
  /// Under what it may be used: `CC BY 4.0`, `own`, the number of a contract.
  package var licence: String?
  /// The last day on which it may be used.
  package var licenceUntil: CivilDate?
  /// Where the consent of the people in it is kept, an id for each; `nil` where the key is not written.
  package var consent: [String]?

  package init(licence: String? = nil, licenceUntil: CivilDate? = nil, consent: [String]? = nil) {
    self.licence = licence
    self.licenceUntil = licenceUntil
    self.consent = consent
  }

  /// These rights, with missing values taken from `other`.
  func completed(by other: MediaRights) -> MediaRights {
    MediaRights(
      licence: licence ?? other.licence, licenceUntil: licenceUntil ?? other.licenceUntil,
      consent: consent ?? other.consent)
  }
}

/// Where the bytes of a medium are.
package enum MediaSource: Sendable, Hashable {
  /// A file of the repository, its path from the root.
  case file(String)
  /// A file kept elsewhere: its hash is what is approved.
  case remote(url: String, sha256: String)
}

/// Subtitles of a film.
package struct Captions: Sendable, Hashable {
  /// A file of the repository, its path from the root.
  package var file: String
  package var language: String

  package init(file: String, language: String) {
    self.file = file
    self.language = language
  }
}
