// SPDX-License-Identifier: MIT

using System.IO.Compression;
using Mp3.Experiments.Guest;
using Mp3.Experiments.Tests.Guest;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Workloads;

/// <summary>What <c>work --content</c> puts into pages, by a program that calls the same function.</summary>
public sealed class WorkContentTests : IDisposable
{
    private const int PageBytes = 4096;

    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(25)]
    [InlineData(50)]
    [InlineData(100)]
    public void So_much_of_each_page_is_random_and_does_not_compress(int percent)
    {
        byte[][] pages = Pages(seed: 7, percent);

        Assert.All(pages, page =>
        {
            Assert.Equal(percent / 100.0, Compressed(page) / (double)PageBytes, 0.02);
            Assert.All(page[(PageBytes * percent / 100)..], value => Assert.Equal(0, value));
        });
    }

    [Fact]
    public void It_follows_from_seed_and_page_alone()
    {
        byte[][] pages = Pages(7, 50);

        Assert.Equal(pages, Pages(7, 50));
        Assert.NotEqual(pages[0], pages[1]);
        Assert.NotEqual(pages[0], Pages(8, 50)[0]);
    }

    [Fact]
    public void A_workload_says_it_to_the_program_only_if_there_is_some()
    {
        var workload = new Workload(1, AccessPattern.Random, 1, 1, 1);

        Assert.DoesNotContain(WorkArguments.Of(workload), word => word.StartsWith("--content", StringComparison.Ordinal));
        Assert.Contains("--content=50", WorkArguments.Of(workload with { ContentPercent = 50 }));
    }

    // Writes the first byte of two pages, as work would, and prints them.
    private byte[][] Pages(int seed, int percent)
    {
        string source = Path.Combine(_folder.Path, "pages.c");
        string program = Path.Combine(_folder.Path, "pages");
        string output = Path.Combine(_folder.Path, "pages.bin");
        File.WriteAllText(source, $$"""
            #include <stdio.h>
            #include "content.h"

            static volatile unsigned char memory[2 * CONTENT_PAGE] __attribute__((aligned(CONTENT_PAGE)));

            int main(int argc, char **argv)
            {
            	struct content content = content_of({{seed}}, {{percent}});
            	FILE *file = fopen(argv[argc - 1], "w");

            	memory[5] = 0;
            	content_fill(&content, memory, 5);
            	content_fill(&content, memory, CONTENT_PAGE + 9);
            	fwrite((const void *)memory, 1, sizeof(memory), file);
            	return fclose(file);
            }
            """);
        Tool.Run("gcc", ["-O1", "-std=gnu11", "-I", Path.Combine(Repository.Find(), "work"), "-o", program, source]);
        Tool.Run(program, [output]);
        byte[] bytes = File.ReadAllBytes(output);
        return [bytes[..PageBytes], bytes[PageBytes..]];
    }

    private static long Compressed(byte[] page)
    {
        using var target = new MemoryStream();
        using (var deflate = new DeflateStream(target, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(page);
        }

        return target.Length;
    }
}
