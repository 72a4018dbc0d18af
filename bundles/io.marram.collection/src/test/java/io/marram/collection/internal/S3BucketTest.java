package io.marram.collection.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.marram.aws.AwsAccess;
import io.marram.aws.AwsAccess.AccessKey;
import io.marram.collection.BucketException;
import io.marram.collection.UploadSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class S3BucketTest {

  private static final byte[] CONTENT = {1, 2, 3};

  @TempDir static Path folder;
  private static TestStore store;

  @BeforeAll
  static void start() throws Exception {
    store = new TestStore(folder);
    store.create("cars");
  }

  @AfterAll
  static void end() throws Exception {
    store.close();
  }

  @Test
  void toUploadAFileAgainChangesNothing() throws Exception {
    try (S3Bucket bucket = bucket("cars", TestStore.SECRET)) {
      bucket.put("a/b.jpg", CONTENT, "image/jpeg");
      bucket.put("a/b.jpg", CONTENT, "image/jpeg");
    }

    assertThat(store.keys("cars")).containsExactly("a/b.jpg");
    assertThat(store.read("cars", "a/b.jpg")).isEqualTo(CONTENT);
  }

  @Test
  void aWrongKeyIsARefusal() {
    BucketException refusal = failure("cars", "wrong");

    assertThat(refusal.isRefused()).isTrue();
    assertThat(refusal).hasMessageStartingWith("403 SignatureDoesNotMatch");
  }

  @Test
  void aMissingBucketIsARefusal() {
    BucketException refusal = failure("no-cars", TestStore.SECRET);

    assertThat(refusal.isRefused()).isTrue();
    assertThat(refusal).hasMessageStartingWith("404 NoSuchBucket");
  }

  @Test
  void aStoreThatIsAwayRefusesNothing() throws Exception {
    store.stop();
    try {
      BucketException failure = failure("cars", TestStore.SECRET);

      assertThat(failure.isRefused()).isFalse();
    } finally {
      store.start();
    }
  }

  private BucketException failure(String name, String secret) {
    try (S3Bucket bucket = bucket(name, secret)) {
      return catchThrowableOfType(
          BucketException.class, () -> bucket.put("a.jpg", CONTENT, "image/jpeg"));
    }
  }

  private S3Bucket bucket(String name, String secret) {
    return new S3Bucket(
        new UploadSettings(
            name,
            "",
            "gateway-1",
            new AwsAccess(
                "eu-central-1",
                Optional.of(URI.create(store.endpoint())),
                Optional.of(new AccessKey(TestStore.KEY_ID, secret)),
                Duration.ofSeconds(5))));
  }
}
