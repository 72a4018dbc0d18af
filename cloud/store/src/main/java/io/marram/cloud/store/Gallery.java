package io.marram.cloud.store;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All known people at one moment.
 *
 * @param version the store's version when this was read; while {@link PeopleStore#version()} still
 *     answers it, the gallery is complete and current
 * @param faces all faces of all people, ordered by person
 */
public record Gallery(long version, List<EnrolledFace> faces) {

  /** The gallery of a store into which nobody was ever enrolled. */
  public static final Gallery EMPTY = new Gallery(0, List.of());

  public Gallery {
    faces = List.copyOf(faces);
  }

  /** The faces that the network {@code model} embedded. */
  public List<EnrolledFace> facesOf(String model) {
    return faces.stream().filter(face -> face.model().equals(model)).toList();
  }

  /** The people in it, ordered by name. */
  public List<Person> people() {
    return faces.stream()
        .collect(Collectors.groupingBy(EnrolledFace::person, TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(
            person ->
                new Person(person.getKey(), person.getValue().size(), first(person.getValue())))
        .toList();
  }

  private static Instant first(List<EnrolledFace> faces) {
    return faces.stream().map(EnrolledFace::enrolledAt).min(Instant::compareTo).orElseThrow();
  }
}
