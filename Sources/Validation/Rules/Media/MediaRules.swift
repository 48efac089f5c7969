/// The rules about pictures, films and other files of a post.
enum MediaRules {
  static let all: [any PostRule.Type] = [
    AltMissing.self, MediaMissing.self, MediaNotRegular.self, MediaPointer.self, MediaUnreadable.self,
    PictureAddress.self,
  ]
}
