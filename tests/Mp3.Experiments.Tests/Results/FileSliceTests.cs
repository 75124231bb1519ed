// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;

namespace Mp3.Experiments.Tests.Results;

public sealed class FileSliceTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();
    private readonly byte[] _content = [.. Enumerable.Range(0, 200_000).Select(i => (byte)(i * 13))];
    private readonly string _path;

    public FileSliceTests()
    {
        _path = _scratch["file"];
        File.WriteAllBytes(_path, _content);
    }

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_part_of_a_file_is_read_also_when_its_name_is_gone()
    {
        var slice = new FileSlice(File.OpenHandle(_path), 1_000, 150_000);
        File.Delete(_path);

        Assert.Equal(_content[1_000..151_000], Read(slice));
        Assert.Equal(_content[1_000..151_000], Read(slice));
        Assert.Equal((150_000L, Digest.Of(_content.AsSpan(1_000, 150_000))), (slice.Length, slice.Sha256));
    }

    [Fact]
    public void It_ends_where_it_ends()
    {
        using Stream stream = new FileSlice(File.OpenHandle(_path), 10, 20).Open();
        byte[] buffer = new byte[100];

        Assert.Equal(20, stream.ReadAtLeast(buffer, 100, throwOnEndOfStream: false));
        Assert.Equal(0, stream.Read(buffer));
        Assert.Equal(5, stream.Seek(-15, SeekOrigin.End));
        Assert.Equal(_content[15], stream.ReadByte());
    }

    [Fact]
    public void Two_are_the_same_if_their_bytes_are()
    {
        string other = _scratch["other"];
        File.WriteAllBytes(other, [0, .. _content]);

        Assert.True(FileSlice.Of(_path).IsSameAs(new FileSlice(File.OpenHandle(other), 1, _content.Length)));
        Assert.False(FileSlice.Of(_path).IsSameAs(new FileSlice(File.OpenHandle(other), 0, _content.Length)));
        Assert.False(FileSlice.Of(_path).IsSameAs(FileSlice.Of(other)));
    }

    private static byte[] Read(FileSlice slice)
    {
        using Stream stream = slice.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
