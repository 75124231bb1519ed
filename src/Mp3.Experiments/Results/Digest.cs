// SPDX-License-Identifier: MIT

using System.Security.Cryptography;

namespace Mp3.Experiments.Results;

/// <summary>SHA-256 in lower-case hex, as manifests hold it.</summary>
public static class Digest
{
    private const int ShortLength = 12;

    /// <summary>The 64 digits of <paramref name="content"/>'s SHA-256.</summary>
    public static string Of(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>The first 12 digits: what pictures and archived folders show.</summary>
    public static string Abbreviate(string digest) => digest.Length > ShortLength ? digest[..ShortLength] : digest;
}
