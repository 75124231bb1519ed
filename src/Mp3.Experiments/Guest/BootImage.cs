// SPDX-License-Identifier: MIT

using System.Buffers.Binary;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Guest;

/// <summary>
/// The kernel as QEMU boots it fastest: unpacked. A distribution's image unpacks itself at every boot, and TCG runs
/// that at a small part of the host's speed; the kernel inside can be entered directly (PVH).
/// </summary>
internal static class BootImage
{
    // Offsets of the Linux boot protocol (Documentation/arch/x86/boot.rst).
    private const int SetupSectorsAt = 0x1f1;
    private const int SignatureAt = 0x202;
    private const int PayloadOffsetAt = 0x248;
    private const int PayloadLengthAt = 0x24c;
    private const int SectorSize = 512;

    /// <summary>Kbuild appends the unpacked size, 32 bits, to formats that do not hold it themselves.</summary>
    private const int SizeSuffix = 4;

    /// <summary>Note type of the PVH entry, XEN_ELFNOTE_PHYS32_ENTRY, and the name of its owner.</summary>
    private static ReadOnlySpan<byte> PvhNote => [18, 0, 0, 0, (byte)'X', (byte)'e', (byte)'n', 0];

    /// <summary>Path of an image to boot: the unpacked kernel from the cache, or the kernel's own image if it can't
    /// be entered unpacked.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="cacheFolder">Where unpacked kernels are kept.</param>
    public static string Of(GuestKernel kernel, string cacheFolder)
    {
        string path = Path.Combine(cacheFolder, "vmlinux", FileDigests.Of(kernel.VmlinuzPath));
        if (File.Exists(path))
        {
            return path;
        }

        if (Unpack(File.ReadAllBytes(kernel.VmlinuzPath)) is not { } vmlinux || !HasPvhEntry(vmlinux))
        {
            return kernel.VmlinuzPath;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // Two studies of one program, or two programs, may unpack at once.
        string draft = $"{path}.{Guid.NewGuid():N}";
        File.WriteAllBytes(draft, vmlinux);
        File.Move(draft, path, overwrite: true);
        return path;
    }

    /// <summary>The ELF file inside a bzImage; null if it is not one, or is packed in a way that is not known.</summary>
    internal static byte[]? Unpack(ReadOnlySpan<byte> image)
    {
        if (image.Length < PayloadLengthAt + 4 || !image[SignatureAt..].StartsWith("HdrS"u8))
        {
            return null;
        }

        int sectors = image[SetupSectorsAt] == 0 ? 4 : image[SetupSectorsAt];
        long start = ((sectors + 1L) * SectorSize) + BinaryPrimitives.ReadUInt32LittleEndian(image[PayloadOffsetAt..]);
        long length = BinaryPrimitives.ReadUInt32LittleEndian(image[PayloadLengthAt..]);
        if (length < SizeSuffix || start + length > image.Length)
        {
            return null;
        }

        ReadOnlySpan<byte> payload = image.Slice((int)start, (int)length);
        return payload switch
        {
            [0x1f, 0x8b, ..] => Unpacker.Gunzip(new MemoryStream(payload.ToArray())),
            [0xfd, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', ..] => RunTool("xz", payload[..^SizeSuffix]),
            [0x28, 0xb5, 0x2f, 0xfd, ..] => RunTool("zstd", payload[..^SizeSuffix]),
            _ => null,
        };
    }

    internal static bool HasPvhEntry(ReadOnlySpan<byte> vmlinux) =>
        vmlinux is [0x7f, (byte)'E', (byte)'L', (byte)'F', ..] && vmlinux.IndexOf(PvhNote) >= 0;

    private static byte[] RunTool(string tool, ReadOnlySpan<byte> packed)
    {
        using RunFolder folder = RunFolder.Create();
        string path = Path.Combine(folder.Path, "payload");
        File.WriteAllBytes(path, packed);
        return Unpacker.RunTool(tool, path);
    }
}
