// SPDX-License-Identifier: MIT

using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text.Json;
using CsCheck;

namespace Mp3.Protocol.Tests;

public sealed class ResultFileTests
{
    private const int HeaderSize = 88;
    private const int LogLengthStart = 40;
    private const int LogHashStart = 48;
    private const int FilesLengthStart = 64;
    private const int FilesHashStart = 72;

    private static readonly byte[] Records = [.. Enumerable.Range(0, 640).Select(i => (byte)(i * 7))];

    /// <summary>More than is read at once.</summary>
    private static readonly byte[] Log = [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i * 11))];

    [Fact]
    public void What_was_written_is_read()
    {
        ResultParts parts = Assert.IsType<ResultParts>(ResultFile.Read(new MemoryStream(Written())));

        Assert.Equal(Json(Sample.Report), Json(parts.Report));
        Assert.Equal(Records, parts.Records);
        Assert.Null(parts.Log);
        Assert.Null(parts.Files);
    }

    [Fact]
    public void Any_records_come_back_as_they_were() => Gen.Byte.Array[0, 5000].Sample(records =>
    {
        var file = new MemoryStream();
        ResultFile.Write(file, Sample.Report, new MemoryStream(records));
        file.Position = 0;

        Assert.Equal(records, ResultFile.Read(file)!.Records);
    });

    [Fact]
    public void The_layout_is_the_documented_one()
    {
        byte[] file = Written();
        int json = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(12));

        Assert.Equal("MP3RESLT"u8, file.AsSpan(0, 8));
        Assert.Equal(GuestPlan.CurrentVersion, BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(8)));
        Assert.Equal(Records.Length, BinaryPrimitives.ReadInt64LittleEndian(file.AsSpan(16)));
        Assert.Equal(HeaderSize + json + Records.Length, file.Length);
        Assert.Equal(XxHash128.Hash(file.AsSpan(HeaderSize)), file[24..LogLengthStart]);
        using var parsed = JsonDocument.Parse(file.AsMemory(HeaderSize, json));
        Assert.Equal("pair-a", parsed.RootElement.GetProperty("run").GetString());
        JsonElement process = parsed.RootElement.GetProperty("processes")[0];
        Assert.Equal(568, process.GetProperty("at_exit").GetProperty("major_faults").GetInt64());
        Assert.Equal(Records, file[(HeaderSize + json)..]);
    }

    [Fact]
    public void The_same_result_gives_the_same_bytes() => Assert.Equal(Written(), Written());

    [Fact]
    public void Bytes_after_the_result_are_ignored()
    {
        byte[] disk = [.. Written(), .. new byte[4096]];

        Assert.Equal(Records, ResultFile.Read(new MemoryStream(disk))!.Records);
    }

    [Fact]
    public void A_result_that_was_cut_off_anywhere_is_none()
    {
        byte[] file = Written();
        for (int length = 0; length < file.Length; length++)
        {
            Assert.Null(ResultFile.Read(new MemoryStream(file, 0, length)));
        }
    }

    [Fact]
    public void A_disk_that_was_never_written_holds_no_result() =>
        Assert.Null(ResultFile.Read(new MemoryStream(new byte[1 << 16])));

    [Fact]
    public void A_result_whose_tail_did_not_reach_the_disk_is_none()
    {
        byte[] disk = [.. Written()[..500], .. new byte[1 << 16]];

        Assert.Null(ResultFile.Read(new MemoryStream(disk)));
    }

    [Fact]
    public void A_single_flipped_bit_is_noticed()
    {
        byte[] good = Written();
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Int[0, 7])
            .Where((at, _) => at is < 8 or >= 12)
            .Sample((at, bit) =>
            {
                byte[] bad = [.. good];
                bad[at] ^= (byte)(1 << bit);
                Assert.Null(ResultFile.Read(new MemoryStream(bad)));
            });
    }

    [Fact]
    public void A_log_of_faults_comes_behind_the_rest()
    {
        byte[] rest = Written(Log);
        ResultParts parts = Assert.IsType<ResultParts>(ResultFile.Read(new MemoryStream([.. rest, .. Log, .. new byte[100]])));

        Assert.Equal(new PartPlace(rest.Length, Log.Length), parts.Log);
        Assert.Equal(Log.Length, BinaryPrimitives.ReadInt64LittleEndian(rest.AsSpan(LogLengthStart)));
        Assert.Equal(XxHash128.Hash(Log), rest[LogHashStart..FilesLengthStart]);
        Assert.Equal(Records, parts.Records);
    }

    [Fact]
    public void Files_that_were_brought_back_come_before_the_log()
    {
        byte[] files = [.. Enumerable.Range(0, 1000).Select(i => (byte)(i * 13))];
        byte[] rest = Written(Log, files);
        ResultParts parts = Assert.IsType<ResultParts>(ResultFile.Read(new MemoryStream([.. rest, .. files, .. Log])));

        Assert.Equal(new PartPlace(rest.Length, files.Length), parts.Files);
        Assert.Equal(new PartPlace(rest.Length + files.Length, Log.Length), parts.Log);
        Assert.Equal(files.Length, BinaryPrimitives.ReadInt64LittleEndian(rest.AsSpan(FilesLengthStart)));
        Assert.Equal(XxHash128.Hash(files), rest[FilesHashStart..HeaderSize]);
        Assert.Null(ResultFile.Read(new MemoryStream([.. rest, .. Log, .. files])));
        Assert.Null(ResultFile.Read(new MemoryStream([.. rest, .. files])));
    }

    [Fact]
    public void Files_need_no_log()
    {
        byte[] rest = Written(files: [1, 2, 3]);

        Assert.Equal(new PartPlace(rest.Length, 3), ResultFile.Read(new MemoryStream([.. rest, 1, 2, 3]))!.Files);
        Assert.Null(ResultFile.Read(new MemoryStream([.. rest, 1, 2, 4])));
    }

    [Fact]
    public void Without_all_of_its_log_a_result_is_none()
    {
        byte[] rest = Written(Log);
        byte[] changed = [.. Log];
        changed[^1] ^= 1;

        Assert.Null(ResultFile.Read(new MemoryStream(rest)));
        Assert.Null(ResultFile.Read(new MemoryStream([.. rest, .. Log[..^1]])));
        Assert.Null(ResultFile.Read(new MemoryStream([.. rest, .. changed])));
    }

    [Fact]
    public void Another_version_of_the_contract_is_refused()
    {
        byte[] file = Written();
        file[8]++;

        InvalidDataException e = Assert.Throws<InvalidDataException>(() => ResultFile.Read(new MemoryStream(file)));
        Assert.Contains($"version {GuestPlan.CurrentVersion + 1}", e.Message, StringComparison.Ordinal);
    }

    private static byte[] Written(byte[]? log = null, byte[]? files = null)
    {
        var file = new MemoryStream();
        ResultFile.Write(file, Sample.Report, new MemoryStream(Records), Seal(log), Seal(files));
        return file.ToArray();
    }

    private static SealedPart? Seal(byte[]? part) => part is null ? null : new SealedPart(part.Length, XxHash128.Hash(part));

    private static string Json(GuestReport report) =>
        JsonSerializer.Serialize(report, ProtocolJson.Default.GuestReport);
}
