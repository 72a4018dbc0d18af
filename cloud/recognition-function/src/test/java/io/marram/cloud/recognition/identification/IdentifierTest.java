package io.marram.cloud.recognition.identification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marram.cloud.recognition.embedding.Embedding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class IdentifierTest {

  private static final ImpostorStatistics IMPOSTORS =
      ImpostorStatisticsTest.tail(0.2, 0.1, 0.07, 0);

  /** With one person known: names from a similarity of 0.522 on. */
  private final Identifier identifier = new Identifier(IMPOSTORS, FalseAcceptRate.DEFAULT);

  @Test
  void namesTheNearestPerson() {
    KnownPeople people = people(Map.of("Ann", at(0), "Bob", at(90)));

    Identity identity = identifier.identify(face(30), people);

    assertThat(identity.name()).contains("Ann");
    // 1 - cos 30 degrees
    assertThat(identity.distance()).isCloseTo(0.1339746, within(1e-6));
  }

  @Test
  void namesNobodyWhenNooneIsNearEnough() {
    Identity identity = identifier.identify(face(60), people(Map.of("Ann", at(0))));

    assertThat(identity.name()).isEmpty();
    assertThat(identity.distance()).isCloseTo(0.5, within(1e-6));
  }

  @Test
  void asksForMoreLikenessWhenMorePeopleAreKnown() {
    // cos 58 degrees is 0.530; two people ask for 0.2 + 0.07 ln(0.1 / 0.00050013) = 0.571
    assertThat(identifier.identify(face(58), people(Map.of("Ann", at(0)))).name()).contains("Ann");
    assertThat(identifier.identify(face(58), people(Map.of("Ann", at(0), "Bob", at(180)))).name())
        .isEmpty();
  }

  @Test
  void namesNobodyFromAnEmptyGallery() {
    Identity identity = identifier.identify(face(0), KnownPeople.NOBODY);

    assertThat(identity.name()).isEmpty();
    assertThat(identity.distance()).isNaN();
  }

  @Test
  void namesNobodyByAFaceThatCannotBeMadeOut() {
    Embedding blurred = new Embedding(at(0), 0.99);

    Identity identity = identifier.identify(blurred, people(Map.of("Ann", at(0))));

    assertThat(identity.name()).isEmpty();
    assertThat(identity.distance()).isCloseTo(0, within(1e-6));
  }

  @Test
  void comparesWithTheMiddleOfAPersonsFaces() {
    KnownPeople people = KnownPeople.of(Map.of("Ann", List.of(at(0), at(60))));

    assertThat(identifier.identify(face(30), people).distance()).isCloseTo(0, within(1e-6));
    assertThat(people.size()).isEqualTo(1);
  }

  @Test
  void leavesOutAPersonWithoutFaces() {
    Map<String, List<float[]>> faces = new LinkedHashMap<>();
    faces.put("Ann", List.of());

    assertThat(KnownPeople.of(faces).size()).isZero();
  }

  @Property
  void asksForLessLikenessTheMoreStrangersMayPass(
      @ForAll @DoubleRange(min = 1, max = 9) double a,
      @ForAll @DoubleRange(min = 1, max = 9) double b,
      @ForAll @IntRange(min = 1, max = 100_000) int people) {
    double strict = Math.max(a, b);
    double lax = Math.min(a, b);

    assertThat(leastSimilarity(strict, people))
        .isGreaterThanOrEqualTo(leastSimilarity(lax, people));
  }

  @Property
  void asksForMoreLikenessTheMorePeopleAreKnown(
      @ForAll @DoubleRange(min = 1, max = 9) double zeros,
      @ForAll @IntRange(min = 1, max = 100_000) int a,
      @ForAll @IntRange(min = 1, max = 100_000) int b) {
    assertThat(leastSimilarity(zeros, Math.max(a, b)))
        .isGreaterThanOrEqualTo(leastSimilarity(zeros, Math.min(a, b)));
  }

  /** At a rate of so many zeros: 3 is 0.001. */
  private static double leastSimilarity(double zeros, int people) {
    FalseAcceptRate rate = new FalseAcceptRate(Math.pow(10, -zeros));
    return new Identifier(IMPOSTORS, rate).leastSimilarity(people);
  }

  private static KnownPeople people(Map<String, float[]> vectors) {
    Map<String, List<float[]>> faces = new LinkedHashMap<>();
    vectors.forEach((name, vector) -> faces.put(name, List.of(vector)));
    return KnownPeople.of(faces);
  }

  private static Embedding face(double degrees) {
    return new Embedding(at(degrees), 2);
  }

  private static float[] at(double degrees) {
    double angle = Math.toRadians(degrees);
    return new float[] {(float) Math.cos(angle), (float) Math.sin(angle)};
  }
}
