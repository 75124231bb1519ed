// SPDX-License-Identifier: MIT

using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Mp3.Protocol;

/// <summary>What a program has printed since the line before, as it leaves the guest while the run goes on.</summary>
/// <param name="Process">The program, by its place in the plan.</param>
/// <param name="IsError">It is of standard error, else of standard output.</param>
/// <param name="Bytes">Its beginning.</param>
/// <param name="Left">Bytes behind it that are not shown.</param>
public sealed record OutputLine(int Process, bool IsError, ReadOnlyMemory<byte> Bytes, long Left)
{
    private const string Tag = "output";
    private const string Output = "stdout";
    private const string Error = "stderr";

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Tag} {Process} {(IsError ? Error : Output)} {Left} {Convert.ToBase64String(Bytes.Span)}");

    /// <summary>Reads what <see cref="ToString"/> writes; false for any other line.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out OutputLine? line)
    {
        line = null;
        if ((text ?? string.Empty).Split(' ') is not [Tag, string process, string stream, string left, string base64]
            || stream is not (Output or Error)
            || !int.TryParse(process, NumberStyles.None, CultureInfo.InvariantCulture, out int index)
            || !long.TryParse(left, NumberStyles.None, CultureInfo.InvariantCulture, out long behind))
        {
            return false;
        }

        byte[] bytes = new byte[base64.Length];
        if (!Convert.TryFromBase64String(base64, bytes, out int length))
        {
            return false;
        }

        line = new OutputLine(index, stream == Error, bytes.AsMemory(0, length), behind);
        return true;
    }
}
