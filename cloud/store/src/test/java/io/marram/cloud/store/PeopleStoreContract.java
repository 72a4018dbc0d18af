package io.marram.cloud.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link PeopleStore} must do; each implementation's test extends it. */
public abstract class PeopleStoreContract {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private PeopleStore store;

  /** A store without anybody in it. */
  protected abstract PeopleStore emptyStore();

  @BeforeEach
  void openStore() {
    store = emptyStore();
  }

  @Test
  void knowsNobodyAtFirst() {
    assertThat(store.version()).isZero();
    assertThat(store.gallery().version()).isZero();
    assertThat(store.gallery().faces()).isEmpty();
    assertThat(store.gallery().people()).isEmpty();
  }

  @Test
  void returnsAFaceAsItWasEnrolled() {
    float[] embedding = {0.6f, -0.8f, Float.MIN_VALUE};
    assertThat(store.enrol(new EnrolledFace("Zoë #1", "net", embedding, NOON, "abc"))).isTrue();

    assertThat(store.gallery().faces())
        .singleElement()
        .satisfies(
            face -> {
              assertThat(face.person()).isEqualTo("Zoë #1");
              assertThat(face.model()).isEqualTo("net");
              assertThat(face.embedding()).containsExactly(embedding);
              assertThat(face.enrolledAt()).isEqualTo(NOON);
              assertThat(face.source()).isEqualTo("abc");
            });
  }

  @Test
  void enrolsTheSamePictureOfAPersonOnce() {
    assertThat(store.enrol(face("Ann", "net", "abc"))).isTrue();
    long version = store.version();

    assertThat(store.enrol(face("Ann", "net", "abc"))).isFalse();

    assertThat(store.gallery().faces()).hasSize(1);
    assertThat(store.version()).isEqualTo(version);
  }

  @Test
  void keepsTheSamePictureForEachPersonAndModel() {
    store.enrol(face("Ann", "net", "abc"));

    assertThat(store.enrol(face("Ann", "other", "abc"))).isTrue();
    assertThat(store.enrol(face("Bob", "net", "abc"))).isTrue();

    assertThat(store.gallery().facesOf("net")).extracting("person").containsExactly("Ann", "Bob");
    assertThat(store.gallery().facesOf("other")).extracting("person").containsExactly("Ann");
    assertThat(store.gallery().facesOf("unheard of")).isEmpty();
  }

  @Test
  void raisesTheVersionWithEveryChange() {
    store.enrol(face("Ann", "net", "1"));
    long one = store.version();
    store.enrol(face("Ann", "net", "2"));
    long two = store.version();
    store.remove("Ann");
    long three = store.version();

    assertThat(List.of(0L, one, two, three)).isSorted().doesNotHaveDuplicates();
    assertThat(store.gallery().version()).isEqualTo(three);
  }

  @Test
  void forgetsAPersonAndNobodyElse() {
    store.enrol(face("Ann", "net", "1"));
    store.enrol(face("Ann", "other", "1"));
    store.enrol(face("Ann#net", "net", "1"));
    store.enrol(face("Anna", "net", "1"));

    assertThat(store.remove("Ann")).isEqualTo(2);

    assertThat(store.gallery().people()).extracting("name").containsExactly("Ann#net", "Anna");
  }

  @Test
  void removesNothingForAStranger() {
    store.enrol(face("Ann", "net", "1"));
    long version = store.version();

    assertThat(store.remove("Bob")).isZero();
    assertThat(store.version()).isEqualTo(version);
  }

  @Test
  void forgetsAPersonWithMoreFacesThanOneTransactionTakes() {
    IntStream.range(0, 130).forEach(i -> store.enrol(face("Ann", "net", "picture-" + i)));

    assertThat(store.remove("Ann")).isEqualTo(130);
    assertThat(store.gallery().faces()).isEmpty();
  }

  @Test
  void listsPeopleByNameWithTheirFirstEnrolment() {
    store.enrol(face("Bob", "net", "1"));
    store.enrol(new EnrolledFace("Ann", "net", new float[] {1}, NOON.plusSeconds(9), "1"));
    store.enrol(new EnrolledFace("Ann", "net", new float[] {1}, NOON.plusSeconds(3), "2"));

    assertThat(store.gallery().people())
        .containsExactly(new Person("Ann", 2, NOON.plusSeconds(3)), new Person("Bob", 1, NOON));
  }

  @Test
  void countsEnrolmentsOfManyThreads() {
    IntStream.range(0, 12)
        .parallel()
        .forEach(i -> assertThat(store.enrol(face("Ann", "net", "picture-" + i))).isTrue());

    assertThat(store.gallery().faces()).hasSize(12);
  }

  private static EnrolledFace face(String person, String model, String source) {
    return new EnrolledFace(person, model, new float[] {1, 0}, NOON, source);
  }
}
