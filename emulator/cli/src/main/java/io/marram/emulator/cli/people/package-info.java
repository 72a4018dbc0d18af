/** The gallery of known people: who is in it, who is added, who is forgotten. */
package io.marram.emulator.cli.people;
