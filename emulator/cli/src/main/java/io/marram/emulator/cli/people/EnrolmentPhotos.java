package io.marram.emulator.cli.people;

import io.marram.contract.FaceCrop;
import io.marram.emulator.cli.faces.FaceCutter;
import io.marram.emulator.cli.faces.FaceFinder;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.send.Photo;
import io.marram.faces.Face;
import io.marram.vision.image.PictureDecoder;
import io.marram.vision.image.PictureException;
import io.marram.vision.image.RgbImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the faces in photos of people who are to be known. */
public final class EnrolmentPhotos {

  private final FaceFinder finder;
  private final FaceCutter cutter = new FaceCutter();
  private final PictureDecoder decoder = new PictureDecoder();

  /**
   * @param finder looks for the faces; stays open
   */
  public EnrolmentPhotos(FaceFinder finder) {
    this.finder = finder;
  }

  /**
   * The face of one person.
   *
   * @param number which face, 1 for the leftmost; needed if there are several
   * @throws CommandFailure if it is not clear which face, or there is none
   */
  FaceCrop face(Photo photo, Optional<Integer> number) {
    List<FaceCrop> faces = faces(photo);
    if (faces.isEmpty()) {
      throw new CommandFailure("no face was found in " + photo.name() + ": take another photo");
    }
    if (number.isEmpty() && faces.size() > 1) {
      throw new CommandFailure(
          photo.name() + " shows several faces, choose one with --face N:" + described(faces));
    }
    int chosen = number.orElse(1);
    if (chosen > faces.size()) {
      throw new CommandFailure(
          "%s has no face %d, only:%s".formatted(photo.name(), chosen, described(faces)));
    }
    return faces.get(chosen - 1);
  }

  /** All faces in a photo, from left to right. */
  public List<FaceCrop> faces(Photo photo) {
    try {
      RgbImage picture = decoder.decode(photo.content());
      List<Face> found = new ArrayList<>(finder.find(picture));
      found.sort(Comparator.comparingDouble(face -> face.box().left()));
      List<FaceCrop> faces = new ArrayList<>();
      for (Face face : found) {
        faces.add(cutter.cut(faces.size(), picture, face));
      }
      return faces;
    } catch (PictureException e) {
      throw new CommandFailure(photo.name() + " cannot be used: " + e.getMessage(), e);
    }
  }

  private static String described(List<FaceCrop> faces) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < faces.size(); i++) {
      FaceCrop face = faces.get(i);
      text.append(
          "%n  %d: %.0fx%.0f px at x=%.0f, y=%.0f (score %.2f)"
              .formatted(
                  i + 1,
                  face.box().width(),
                  face.box().height(),
                  face.box().left(),
                  face.box().top(),
                  face.score()));
    }
    return text.toString();
  }
}
