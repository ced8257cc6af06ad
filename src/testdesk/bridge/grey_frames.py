"""Converts a camera's frame to greyscale without the graphics card, mostly from its grey plane.

QVideoFrame.toImage would use the graphics card from a worker thread, and compute colours that are
not needed. This module loads QtMultimedia; see `bridge.camera`.
"""

from __future__ import annotations

from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat

_PixelFormat = QVideoFrameFormat.PixelFormat
_GREY = QImage.Format.Format_Grayscale8
# The first plane is the picture in grey, one byte per pixel.
_PLANAR = {
    _PixelFormat.Format_NV12,
    _PixelFormat.Format_NV21,
    _PixelFormat.Format_YUV420P,
    _PixelFormat.Format_YUV422P,
    _PixelFormat.Format_YV12,
}
_PLANAR |= {
    _PixelFormat.Format_IMC1,
    _PixelFormat.Format_IMC2,
    _PixelFormat.Format_IMC3,
    _PixelFormat.Format_IMC4,
}
# The first plane has two bytes per pixel; at this index is the grey value or its high byte.
_TWO_BYTE = {
    _PixelFormat.Format_YUYV: 0,
    _PixelFormat.Format_UYVY: 1,
    _PixelFormat.Format_Y16: 1,
    _PixelFormat.Format_P010: 1,
    _PixelFormat.Format_P016: 1,
}


def grey_of(frame: QVideoFrame) -> QImage:
    """The frame in greyscale; a null image if the frame cannot be read."""
    if not frame.map(QVideoFrame.MapMode.ReadOnly):
        return QImage()
    try:
        return _convert_mapped(frame)
    finally:
        frame.unmap()


def _convert_mapped(frame: QVideoFrame) -> QImage:
    pixel_format, stride = frame.pixelFormat(), frame.bytesPerLine(0)
    data = bytes(frame.bits(0))
    if pixel_format in _PLANAR:
        return _image(frame, data, stride, _GREY)
    if pixel_format in _TWO_BYTE:
        return _image(frame, data[_TWO_BYTE[pixel_format] :: 2], stride // 2, _GREY)
    image_format = QVideoFrameFormat.imageFormatFromPixelFormat(pixel_format)
    if image_format != QImage.Format.Format_Invalid:
        return _image(frame, data, stride, image_format)
    return frame.toImage().convertToFormat(_GREY)


def _image(frame: QVideoFrame, data: bytes, stride: int, pixel_format: QImage.Format) -> QImage:
    """A greyscale copy, because an image made from bytes does not keep them alive."""
    image = QImage(data, frame.width(), frame.height(), stride, pixel_format)
    return image.copy() if pixel_format == _GREY else image.convertToFormat(_GREY)
