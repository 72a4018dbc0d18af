package io.marram.cloud.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The twin of {@link DynamoDbPeopleStore} for tests: keeps people in memory, and can go away. */
public final class InMemoryPeopleStore implements PeopleStore {

  private final List<EnrolledFace> faces = new ArrayList<>();
  private long version;
  private int galleryReads;
  private boolean away;

  @Override
  public synchronized boolean enrol(EnrolledFace face) {
    requireHere();
    if (faces.stream().anyMatch(other -> sameEntry(face, other))) {
      return false;
    }
    version++;
    faces.add(face);
    faces.sort(Comparator.comparing(EnrolledFace::person));
    return true;
  }

  @Override
  public synchronized int remove(String person) {
    requireHere();
    int before = faces.size();
    if (faces.removeIf(face -> face.person().equals(person))) {
      version++;
    }
    return before - faces.size();
  }

  @Override
  public synchronized long version() {
    requireHere();
    return version;
  }

  @Override
  public synchronized Gallery gallery() {
    requireHere();
    galleryReads++;
    return new Gallery(version, faces);
  }

  /** How often {@link #gallery()} was read. */
  public synchronized int galleryReads() {
    return galleryReads;
  }

  /** From now on every call fails, or works again, as if the network were cut or mended. */
  public synchronized void setAway(boolean away) {
    this.away = away;
  }

  private void requireHere() {
    if (away) {
      throw new PeopleStoreException("the store is away", null);
    }
  }

  private static boolean sameEntry(EnrolledFace a, EnrolledFace b) {
    return a.person().equals(b.person())
        && a.model().equals(b.model())
        && a.source().equals(b.source());
  }
}
