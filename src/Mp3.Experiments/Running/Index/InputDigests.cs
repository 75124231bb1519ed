// SPDX-License-Identifier: MIT

using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Mp3.Experiments.Running.Index;

/// <summary>
/// Eight bytes for each input of a run, four of its name's SHA-256 and four of its value's, in ascending order:
/// enough to count in how many inputs two runs differ, not to rely on it.
/// </summary>
internal readonly struct InputDigests
{
    private const int NameShift = 32;

    private readonly ReadOnlyMemory<byte> _bytes;

    public InputDigests(ReadOnlyMemory<byte> bytes) => _bytes = bytes;

    public ReadOnlyMemory<byte> Bytes => _bytes;

    private ReadOnlySpan<ulong> Values => MemoryMarshal.Cast<byte, ulong>(_bytes.Span);

    public static InputDigests Of(RunInputs inputs)
    {
        ulong[] values = [.. inputs.All.Select(input => ((ulong)Head(input.Name) << NameShift) | Head(input.Value)).Order()];
        return new InputDigests(MemoryMarshal.AsBytes<ulong>(values).ToArray());
    }

    /// <summary>The inputs that only one of the two has, or that have different values.</summary>
    public int CountDifferences(InputDigests other)
    {
        ReadOnlySpan<ulong> left = Values;
        ReadOnlySpan<ulong> right = other.Values;
        int count = 0;
        int i = 0;
        int j = 0;
        while (i < left.Length && j < right.Length)
        {
            (uint a, uint b) = ((uint)(left[i] >> NameShift), (uint)(right[j] >> NameShift));
            count += left[i] == right[j] ? 0 : 1;
            i += a <= b ? 1 : 0;
            j += b <= a ? 1 : 0;
        }

        return count + left.Length - i + right.Length - j;
    }

    private static uint Head(string text) => BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
