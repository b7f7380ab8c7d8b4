namespace RadicaleVernieuwers.Media;

/// <summary>What the pages of the library work with.</summary>
internal sealed record LibraryParts(FolderRights Rights, UploadReceiver Uploads, MediaUrls Urls, UrlSigner Signer, MediaOptions Options);
