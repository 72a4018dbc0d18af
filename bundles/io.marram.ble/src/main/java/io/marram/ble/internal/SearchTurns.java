package io.marram.ble.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Lets several components search through one adapter, one after the other. */
final class SearchTurns {

  private final Map<String, Object> holders = new ConcurrentHashMap<>();

  /** Whether the owner may search now; if so, until it {@link #give gives} the turn back. */
  boolean take(String adapter, Object owner) {
    Object holder = holders.putIfAbsent(adapter, owner);
    return holder == null || holder == owner;
  }

  /** Gives the turn back, if the owner has it. */
  void give(String adapter, Object owner) {
    holders.remove(adapter, owner);
  }
}
