// SPDX-License-Identifier: MIT

using System.Buffers;

namespace Mp3.Experiments.Running;

/// <summary>
/// Inputs that many runs have in common, in canonical form: what comes before the one input that each has of its own, and
/// what comes after it.
/// </summary>
internal sealed class CanonicalInputs
{
    private const int UsualBytes = 16 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    private readonly byte[] _before;
    private readonly byte[] _after;

    /// <param name="members">In any order, none twice; the naming scheme's is among them.</param>
    /// <param name="own">Name of the input that each run has of its own.</param>
    public CanonicalInputs(IEnumerable<CanonicalMember> members, string own)
    {
        var before = new ArrayBufferWriter<byte>(UsualBytes);
        var after = new ArrayBufferWriter<byte>(UsualBytes);
        before.Write("{"u8);
        foreach (CanonicalMember member in members.OrderBy(member => member.Name, StringComparer.Ordinal))
        {
            bool isBefore = string.CompareOrdinal(member.Name, own) < 0;
            if (isBefore)
            {
                before.Write(member.Bytes);
                before.Write(","u8);
            }
            else
            {
                after.Write(","u8);
                after.Write(member.Bytes);
            }
        }

        CanonicalJson.WriteName(before, own);
        after.Write("}"u8);
        _before = before.WrittenSpan.ToArray();
        _after = after.WrittenSpan.ToArray();
    }

    /// <summary>The name of the run that has these inputs and its own one. Several threads may ask at once.</summary>
    /// <param name="own">Value of its own input, a text in UTF-8.</param>
    public RunName NameWith(ReadOnlySpan<byte> own)
    {
        ArrayBufferWriter<byte> buffer = _buffer ??= new(UsualBytes);
        buffer.ResetWrittenCount();
        buffer.Write(_before);
        CanonicalJson.WriteText(buffer, own);
        buffer.Write(_after);
        return RunName.Of(buffer.WrittenSpan);
    }
}

/// <summary>An input in canonical form.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Bytes">Name, colon and value.</param>
internal readonly record struct CanonicalMember(string Name, byte[] Bytes)
{
    /// <exception cref="ArgumentException">A text is no Unicode.</exception>
    public static CanonicalMember Of(RunInput input)
    {
        var bytes = new ArrayBufferWriter<byte>();
        CanonicalJson.WriteMember(bytes, input.Name, input.Value);
        return new CanonicalMember(input.Name, bytes.WrittenSpan.ToArray());
    }
}
