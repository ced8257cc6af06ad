"""Converts a camera's frame to greyscale without the graphics card, mostly from its grey plane.

QVideoFrame.toImage would use the graphics card from a worker thread, and compute colours that are
not needed. This module loads QtMultimedia; see `bridge.camera`.
"""

from __future__ import annotations

from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat

_F = QVideoFrameFormat.PixelFormat
_GREY = QImage.Format.Format_Grayscale8
# The first plane is the picture in grey, one byte per pixel.
_PLANAR = {_F.Format_NV12, _F.Format_NV21, _F.Format_YUV420P, _F.Format_YUV422P, _F.Format_YV12}
_PLANAR |= {_F.Format_IMC1, _F.Format_IMC2, _F.Format_IMC3, _F.Format_IMC4}
# The first plane has two bytes per pixel; the one at this index is the grey or its high byte.
_PAIRS = {
    _F.Format_YUYV: 0,
    _F.Format_UYVY: 1,
    _F.Format_Y16: 1,
    _F.Format_P010: 1,
    _F.Format_P016: 1,
}


def grey_of(frame: QVideoFrame) -> QImage:
    """The frame in greyscale; a null image if the frame cannot be read."""
    if not frame.map(QVideoFrame.MapMode.ReadOnly):
        return QImage()
    try:
        return _mapped(frame)
    finally:
        frame.unmap()


def _mapped(frame: QVideoFrame) -> QImage:
    form, stride = frame.pixelFormat(), frame.bytesPerLine(0)
    data = bytes(frame.bits(0))
    if form in _PLANAR:
        return _image(frame, data, stride, _GREY)
    if form in _PAIRS:
        return _image(frame, data[_PAIRS[form] :: 2], stride // 2, _GREY)
    known = QVideoFrameFormat.imageFormatFromPixelFormat(form)
    if known != QImage.Format.Format_Invalid:
        return _image(frame, data, stride, known)
    return frame.toImage().convertToFormat(_GREY)


def _image(frame: QVideoFrame, data: bytes, stride: int, form: QImage.Format) -> QImage:
    """A greyscale copy, because an image made from bytes does not keep them alive."""
    image = QImage(data, frame.width(), frame.height(), stride, form)
    return image.copy() if form == _GREY else image.convertToFormat(_GREY)
