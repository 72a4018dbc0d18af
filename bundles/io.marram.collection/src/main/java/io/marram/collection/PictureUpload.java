package io.marram.collection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Uploads the pictures of a folder, oldest first, labels before picture. */
public final class PictureUpload {

  private final CollectionFolder folder;
  private final UploadSettings settings;
  private final PictureBucket bucket;

  public PictureUpload(CollectionFolder folder, UploadSettings settings, PictureBucket bucket) {
    this.folder = folder;
    this.settings = settings;
    this.bucket = bucket;
  }

  /**
   * Uploads the oldest picture that waits.
   *
   * @return whether there was one
   * @throws BucketException if the store is away or refuses it; the picture waits
   * @throws IOException if the disk does not give it; the picture waits
   */
  public boolean uploadOne() throws BucketException, IOException {
    Optional<KeptPicture> oldest = folder.oldestWaiting();
    if (oldest.isEmpty()) {
      return false;
    }
    KeptPicture picture = oldest.get();
    byte[] labels;
    byte[] pixels;
    try {
      labels = Files.readAllBytes(picture.labels());
      pixels = Files.readAllBytes(picture.picture());
    } catch (NoSuchFileException e) {
      // Deleted for room, or by somebody.
      folder.remove(picture);
      return true;
    }
    bucket.put(settings.key(picture.name(), ".json"), labels, "application/json");
    String type = picture.ending().equals(".png") ? "image/png" : "image/jpeg";
    bucket.put(settings.key(picture.name(), picture.ending()), pixels, type);
    folder.markUploaded(picture);
    return true;
  }
}
