package io.marram.cars.count;

import io.marram.cars.area.Polygon;

/**
 * A place where cars stand for long, offered as a stall.
 *
 * @param polygon its ground
 * @param stays how many cars stood there
 * @param confidence 0 to 1: how often, and how exactly in the same place
 */
public record LearnedStall(Polygon polygon, int stays, double confidence) {}
