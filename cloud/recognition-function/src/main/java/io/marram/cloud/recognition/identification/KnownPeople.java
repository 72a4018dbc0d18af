package io.marram.cloud.recognition.identification;

import io.marram.cloud.recognition.embedding.UnitVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The people a face is compared with: one vector per person, in the middle of their enrolled faces.
 * One vector rather than the nearest of several, so that a person with many pictures is no likelier
 * to be mistaken for than one with a single picture.
 */
public final class KnownPeople {

  /** Nobody. */
  public static final KnownPeople NOBODY = new KnownPeople(List.of());

  private final List<KnownPerson> people;

  private KnownPeople(List<KnownPerson> people) {
    this.people = people;
  }

  /**
   * @param faces the vectors of length 1 of each person's faces, all of one model; a person without
   *     faces is left out
   */
  public static KnownPeople of(Map<String, List<float[]>> faces) {
    List<KnownPerson> people = new ArrayList<>();
    faces.forEach(
        (name, vectors) -> {
          if (!vectors.isEmpty()) {
            people.add(new KnownPerson(name, UnitVector.mean(vectors)));
          }
        });
    return new KnownPeople(List.copyOf(people));
  }

  /** The same people without one of them. */
  public KnownPeople without(String name) {
    return new KnownPeople(people.stream().filter(person -> !person.name().equals(name)).toList());
  }

  /** How many people there are. */
  public int size() {
    return people.size();
  }

  List<KnownPerson> people() {
    return people;
  }

  record KnownPerson(String name, float[] vector) {}
}
