package io.marram.faces;

import io.marram.vision.geometry.Box;
import io.marram.vision.geometry.Landmarks;

/**
 * One face in a picture.
 *
 * @param box around the face, from forehead to chin, in pixels; may reach beyond the picture
 * @param landmarks eyes, nose and corners of the mouth, in pixels
 * @param score how sure the last network is, 0 to 1
 */
public record Face(Box box, Landmarks landmarks, float score) {}
