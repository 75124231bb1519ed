// SPDX-License-Identifier: MIT

using System.Security.Cryptography;
using System.Text;
using Mp3.Experiments.Results;
using Mp3.Protocol;

namespace Mp3.Experiments.ProgramFiles;

/// <summary>What a file of a guest holds: a file of this machine, or a text.</summary>
internal sealed class FileContent
{
    private readonly byte[]? _text;
    private readonly FileVersion _version;
    private string? _sha256;

    /// <param name="path">A file of this machine.</param>
    /// <param name="sha256">Its digest, if it is known.</param>
    /// <exception cref="IOException">There is none.</exception>
    public FileContent(string path, string? sha256 = null)
    {
        Path = path;
        _version = FileVersion.Of(path);
        Length = _version.Length;
        _sha256 = sha256;
    }

    private FileContent(byte[] text)
    {
        _text = text;
        Length = text.Length;
    }

    /// <summary>The file on this machine; null: it is a text.</summary>
    public string? Path { get; }

    /// <summary>Bytes.</summary>
    public long Length { get; }

    /// <summary>SHA-256, lower-case hex; the file is read for it at most once.</summary>
    /// <exception cref="Mp3Exception">The file can't be read (2).</exception>
    public string Sha256 => _sha256 ??= Digest();

    public static FileContent OfText(string text) => new(Encoding.UTF8.GetBytes(text));

    /// <exception cref="Mp3Exception">The file can't be read (2).</exception>
    public byte[] Read() => _text ?? Guarded(File.ReadAllBytes);

    /// <summary>Its first bytes, at most <paramref name="length"/>.</summary>
    /// <exception cref="Mp3Exception">The file can't be read (2).</exception>
    public byte[] Start(int length) => _text?[..Math.Min(length, _text.Length)] ?? Guarded(path =>
    {
        using FileStream file = File.OpenRead(path);
        byte[] start = new byte[length];
        return start[..file.ReadAtLeast(start, length, throwOnEndOfStream: false)];
    });

    /// <summary>Checks that the file is still what it was when its digest was taken.</summary>
    /// <exception cref="Mp3Exception">It was written to meanwhile (1).</exception>
    public void CheckUnchanged()
    {
        if (Path is not null && (!File.Exists(Path) || FileVersion.Of(Path) != _version))
        {
            throw Mp3Exception.Failed($"{Path} was written to while it was brought along; try again");
        }
    }

    private string Digest() => _text is not null ? Results.Digest.Of(_text) : Guarded(path =>
    {
        using FileStream file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    });

    private T Guarded<T>(Func<string, T> read)
    {
        try
        {
            return read(Path!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Mp3Exception.Usage($"{Path} can't be brought along: {e.Message}", e);
        }
    }
}
