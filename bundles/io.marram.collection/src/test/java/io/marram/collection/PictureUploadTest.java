package io.marram.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.aws.AwsAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureUploadTest {

  private static final byte[] PICTURE = Frames.noise(64, 48, 1);

  @TempDir Path data;
  private final List<String> keys = new ArrayList<>();
  private CollectionFolder folder;
  private PictureUpload upload;
  private boolean refusing;

  @BeforeEach
  void open() throws IOException {
    folder = new CollectionFolder(new FolderSettings(data, 10 << 20, 0));
    UploadSettings settings =
        new UploadSettings(
            "cars",
            "",
            "gate way/1",
            new AwsAccess(
                "eu-central-1", Optional.empty(), Optional.empty(), Duration.ofSeconds(5)));
    upload = new PictureUpload(folder, settings, this::put);
    folder.keep(Frames.at("r-2", "yard", 2_000, PICTURE), 64, 48);
    folder.keep(Frames.at("r-1", "yard", 1_000, PICTURE), 64, 48);
  }

  @AfterEach
  void close() throws IOException {
    folder.close();
  }

  private void put(String key, byte[] content, String type) throws BucketException {
    if (refusing) {
      throw new BucketException(true, "403", null);
    }
    keys.add(key);
  }

  @Test
  void theOldestGoesFirstAndItsLabelsBeforeIt() throws Exception {
    assertThat(upload.uploadOne()).isTrue();
    assertThat(upload.uploadOne()).isTrue();
    assertThat(upload.uploadOne()).isFalse();

    assertThat(keys).hasSize(4);
    assertThat(keys.get(0)).startsWith("gate-way-1/1970-01-01/19700101T000001").endsWith(".json");
    assertThat(keys.get(1)).startsWith("gate-way-1/1970-01-01/19700101T000001").endsWith(".jpg");
    assertThat(keys.get(2)).startsWith("gate-way-1/1970-01-01/19700101T000002");
    assertThat(folder.counts().uploaded()).isEqualTo(2);
  }

  @Test
  void whatIsRefusedWaits() {
    refusing = true;

    assertThatThrownBy(upload::uploadOne).isInstanceOf(BucketException.class);

    assertThat(folder.counts().waiting()).isEqualTo(2);
  }

  @Test
  void aPictureThatSomebodyDeletedHoldsUpNothing() throws Exception {
    Files.delete(folder.oldestWaiting().orElseThrow().picture());

    upload.uploadOne();
    upload.uploadOne();

    assertThat(keys).hasSize(2).allMatch(key -> key.contains("T000002"));
    assertThat(folder.counts().waiting()).isZero();
  }

  @Test
  void aPictureWhoseLabelsSomebodyDeletedGoesAlone() throws Exception {
    Files.delete(folder.oldestWaiting().orElseThrow().labels());

    upload.uploadOne();

    assertThat(keys).singleElement().asString().endsWith(".jpg");
    assertThat(folder.counts().uploaded()).isEqualTo(1);
  }
}
