// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Charts.Figures;

/// <summary>One of the equal rectangles that fill the panel of a heat map. It reaches half a unit to each side of its middle.</summary>
/// <param name="X">Its middle on the x axis.</param>
/// <param name="Y">Its middle on the y axis.</param>
/// <param name="Level">Its colour, from 0 to 1 of the figure's colour bar; null: nothing is known there, and it is hatched.</param>
/// <param name="Texts">Its value in words, the longest first: written are the first that all tiles have room for, or none.</param>
public sealed record Tile(int X, int Y, double? Level, IReadOnlyList<string> Texts);

/// <summary>What the colours of tiles mean.</summary>
/// <param name="Scale">Says what is shown; its range is that of the colours.</param>
/// <param name="Unknown">What hatched tiles are; null: there are none.</param>
public sealed record ColorBar(AxisScale Scale, string? Unknown);
