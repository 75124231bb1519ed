// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Tables;

/// <summary>A column of a <see cref="FittedTable"/>.</summary>
/// <param name="Heading">What stands above it.</param>
/// <param name="IsNumber">Flush right.</param>
/// <param name="Rank">0: always shown. Where room is scarce, columns with the highest rank are left out first.</param>
/// <param name="Folds">A cell may go on in the next line, at a blank.</param>
internal sealed record FittedColumn(string Heading, bool IsNumber = true, int Rank = 0, bool Folds = false);
